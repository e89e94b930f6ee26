import { LightningElement, api } from 'lwc';
import erasedName from '@salesforce/label/c.ProfileErasedName';
import { secureAddress } from 'c/webAddress';

/**
 * @typedef {object} CommunityMemberData a MemberProfile or Participant of Apex
 * @property {string} memberId
 * @property {string} name
 * @property {string} [handle]
 * @property {string} [avatarUrl]
 * @property {boolean} [isErased]
 */

/** A member by avatar, name and handle; the name opens the record. */
export default class CommunityMember extends LightningElement {
    /** @type {CommunityMemberData} */
    @api member;

    labels = { erasedName };

    get isErased() {
        return this.member.isErased === true;
    }

    get picture() {
        return this.isErased ? null : secureAddress(this.member.avatarUrl);
    }

    /** What stands in for a picture that is missing or that the org does not trust. */
    get initials() {
        const words = this.isErased ? [] : this.member.name.trim().split(/\s+/);
        return [words[0], words.length > 1 ? words.at(-1) : '']
            .map((word) => Array.from(word ?? '')[0] ?? '')
            .join('')
            .toUpperCase();
    }
}
