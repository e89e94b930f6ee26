import { LightningElement, api } from 'lwc';
import erased from '@salesforce/label/c.ProfileErased';
import joined from '@salesforce/label/c.ProfileJoined';
import lastActivity from '@salesforce/label/c.ProfileLastActivity';
import left from '@salesforce/label/c.ProfileLeft';
import reasonActivities from '@salesforce/label/c.ProfileReasonActivities';
import reasonPoints from '@salesforce/label/c.ProfileReasonPoints';
import reasonType from '@salesforce/label/c.ProfileReasonType';
import reasons from '@salesforce/label/c.ProfileReasons';
import reasonsUnknown from '@salesforce/label/c.ProfileReasonsUnknown';
import score from '@salesforce/label/c.ProfileScore';
import status from '@salesforce/label/c.ProfileStatus';
import teammate from '@salesforce/label/c.ProfileTeammate';

/**
 * @typedef {object} MemberProfileData a MemberProfile of Apex
 * @property {string} memberId
 * @property {string} name
 * @property {string} [title]
 * @property {string} [communityId]
 * @property {string} [communityName]
 * @property {string} [joinedAt] ISO-8601, as the other times
 * @property {string} [leftAt]
 * @property {string} [lastActivityAt]
 * @property {string} [statusLabel]
 * @property {boolean} [isErased]
 * @property {boolean} [isTeammate]
 * @property {number} [score]
 * @property {string} [levelLabel]
 * @property {{ label: string, count: number, points: number }[]} [reasons]
 */

/** One membership: who, since when, how active, and what the score is made of. */
export default class MemberProfile extends LightningElement {
    /** @type {MemberProfileData} */
    @api member;

    labels = {
        erased,
        joined,
        lastActivity,
        left,
        reasonActivities,
        reasonPoints,
        reasonType,
        reasons,
        reasonsUnknown,
        score,
        status,
        teammate
    };

    get hasScore() {
        return this.member.score !== undefined && this.member.score !== null;
    }

    get hasReasons() {
        return (this.member.reasons ?? []).length > 0;
    }

    /** Nothing needs no reason, and what was erased does not come back with a sync. */
    get isUnexplained() {
        return this.member.score > 0 && !this.member.isErased;
    }

    get times() {
        return [
            { label: joined, value: this.member.joinedAt },
            { label: left, value: this.member.leftAt },
            { label: lastActivity, value: this.member.lastActivityAt }
        ].filter(({ value }) => value);
    }
}
