import assignLicense from '@salesforce/apex/SetupPermissionsController.assignLicense';
import grant from '@salesforce/apex/SetupPermissionsController.grant';

/**
 * @typedef {object} GrantResult
 * @property {string} name what was granted
 * @property {boolean} granted
 * @property {string} [problem] what Salesforce said
 * @property {string} [remedy] what to do about it
 */

/**
 * Gives the integration user everything it needs. The license comes first, in a call of its own: without it
 * Salesforce refuses the permission sets.
 * @param {{ id: string, kind: string }} person
 * @param {{ level: string, viewAll: boolean }} access
 * @returns {Promise<GrantResult[]>} one for each part, also for what was refused
 */
export async function grantAccess(person, { level, viewAll }) {
    const license =
        person.kind === 'integration' ? [await assignLicense({ userId: person.id })] : [];
    return [...license, ...(await grant({ userId: person.id, level, viewAll }))];
}
