import { LightningElement, api, wire } from 'lwc';
import getLinks from '@salesforce/apex/ViewInStudioController.getLinks';
import { studioAddress } from 'c/webAddress';
import heading from '@salesforce/label/c.StudioHeading';
import loading from '@salesforce/label/c.Loading';
import noAddress from '@salesforce/label/c.StudioNoAddress';
import noAddressHint from '@salesforce/label/c.StudioNoAddressHint';
import noMember from '@salesforce/label/c.StudioNoMember';
import noMemberHint from '@salesforce/label/c.StudioNoMemberHint';
import opensInNewTab from '@salesforce/label/c.OpensInNewTab';
import view from '@salesforce/label/c.StudioView';
import viewIn from '@salesforce/label/c.StudioViewIn';

/** Opens the members of a record in the Studio, on the Member, Contact and Lead record pages. */
export default class ViewInStudioButton extends LightningElement {
    /** @type {string} */
    @api recordId;

    labels = { heading, loading, noAddress, noAddressHint, noMember, noMemberHint, opensInNewTab };

    @wire(getLinks, { recordId: '$recordId' })
    links;

    get isLoading() {
        return !this.links.data && !this.links.error;
    }

    get isWithoutMember() {
        return this.links.data?.memberCount === 0;
    }

    /** The members' own addresses; the start page of the Studio where none of them has one. */
    get buttons() {
        const { members = [], studioUrl } = this.links.data ?? {};
        const own = members
            .filter(({ url }) => studioAddress(url))
            .map(({ memberId, url, communityName, name }) => ({
                key: memberId,
                url,
                label: members.length > 1 ? viewIn.replace('{0}', communityName ?? name) : view
            }));
        const start = studioAddress(studioUrl)
            ? [{ key: 'studio', url: studioUrl, label: view }]
            : [];
        return own.length > 0 ? own : start;
    }

    get hasButtons() {
        return this.buttons.length > 0;
    }
}
