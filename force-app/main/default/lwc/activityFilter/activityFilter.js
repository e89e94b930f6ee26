/**
 * @typedef {object} ActivityFilter null where it does not limit
 * @property {string | null} activityType value of Type__c
 * @property {string | null} firstDay ISO-8601
 * @property {string | null} lastDay ISO-8601
 * @property {string | null} searchText
 */

/**
 * Every activity. Null, not undefined: a wire waits as long as one of its values is undefined.
 * @type {ActivityFilter}
 */
export const UNFILTERED = Object.freeze({
    activityType: null,
    firstDay: null,
    lastDay: null,
    searchText: null
});
