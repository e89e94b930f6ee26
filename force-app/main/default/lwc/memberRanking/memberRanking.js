import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import activities from '@salesforce/label/c.SummaryMemberActivities';
import score from '@salesforce/label/c.SummaryMemberScore';

const number = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

/**
 * @typedef {object} RankedMember an item of the Apex class TopMember
 * @property {string} id
 * @property {string} name
 * @property {string} [jobTitle]
 * @property {string} [company]
 * @property {number} [score]
 * @property {string} [level]
 * @property {number} [activities]
 */

/** Members in the order given. */
export default class MemberRanking extends LightningElement {
    /** @type {RankedMember[]} */
    @api members = [];

    /** What the order follows. @type {'score' | 'activities'} */
    @api rankedBy = 'score';

    get rows() {
        return this.members.map((member) => ({
            id: member.id,
            name: member.name,
            about: [member.jobTitle, member.company].filter(Boolean).join(' · '),
            level: member.level,
            value: this.valueOf(member)
        }));
    }

    valueOf(member) {
        const value = member[this.rankedBy];
        const text = this.rankedBy === 'score' ? score : activities;
        return value === undefined || value === null
            ? null
            : text.replace('{0}', number.format(value));
    }
}
