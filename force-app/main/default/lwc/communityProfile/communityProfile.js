import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshApex } from '@salesforce/apex';
import getProfile from '@salesforce/apex/CommunityProfileController.getProfile';
import decide from '@salesforce/apex/MatchController.decide';
import searchTargets from '@salesforce/apex/MatchController.searchTargets';
import { messageOf } from 'c/errorText';
import converted from '@salesforce/label/c.ProfileConverted';
import decided from '@salesforce/label/c.MatchDecided';
import empty from '@salesforce/label/c.ProfileEmpty';
import emptyHint from '@salesforce/label/c.ProfileEmptyHint';
import heading from '@salesforce/label/c.ProfileHeading';
import loading from '@salesforce/label/c.Loading';
import more from '@salesforce/label/c.ProfileMore';
import notSaved from '@salesforce/label/c.MatchNotSavedHeading';
import openContact from '@salesforce/label/c.ProfileOpenContact';
import refresh from '@salesforce/label/c.Refresh';
import shown from '@salesforce/label/c.ProfileShown';

/** The communities a person takes part in, on the Contact and Lead record pages. */
export default class CommunityProfile extends LightningElement {
    /** @type {string} */
    @api recordId;

    labels = { converted, empty, emptyHint, heading, loading, more, openContact, refresh };

    wiredProfile;
    profile;
    error;
    isLoading = true;
    /** The member about whom a decision is on its way. @type {string | undefined} */
    savingMemberId;
    /** What the last decision changed. @type {{ memberId: string, before: object } | undefined} */
    lastDecision;

    @wire(getProfile, { recordId: '$recordId' })
    receiveProfile(result) {
        this.wiredProfile = result;
        if (result.data || result.error) {
            this.profile = result.data;
            this.error = result.error;
            this.isLoading = false;
        }
    }

    get members() {
        return this.profile.members.map((member) => ({
            ...member,
            canDecide: !member.isErased,
            canUndo: this.lastDecision?.memberId === member.memberId,
            isSaving: this.savingMemberId === member.memberId
        }));
    }

    get isEmpty() {
        return this.profile?.members.length === 0;
    }

    get isConverted() {
        return this.profile?.person.isConverted === true;
    }

    get status() {
        const count = this.profile?.members.length ?? 0;
        return this.isLoading ? loading : shown.replace('{0}', String(count));
    }

    search = (text) => searchTargets({ text });

    async handleRefresh() {
        this.isLoading = true;
        try {
            await refreshApex(this.wiredProfile);
        } catch (error) {
            this.error = error;
        } finally {
            this.isLoading = false;
        }
    }

    async handleDecide(event) {
        const { memberId } = event.target.dataset;
        const member = this.profile.members.find((one) => one.memberId === memberId);
        const seen = { ...member.match.link };
        const isUndo = event.detail.action === 'undo';
        const before = isUndo ? { ...this.lastDecision.before } : undefined;
        this.savingMemberId = memberId;
        try {
            await decide({ memberId, decision: { ...event.detail, seen, before } });
            this.lastDecision = isUndo ? undefined : { memberId, before: seen };
            this.tell({ title: decided, variant: 'success' });
            await refreshApex(this.wiredProfile);
        } catch (error) {
            this.tell({ title: notSaved, message: messageOf(error), variant: 'error' });
        } finally {
            this.savingMemberId = undefined;
        }
    }

    tell(toast) {
        this.dispatchEvent(new ShowToastEvent(toast));
    }
}
