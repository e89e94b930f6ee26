import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getActivities from '@salesforce/apex/ContactMemberActivityLogController.getActivities';
import emptyHint from '@salesforce/label/c.PersonActivityLogEmptyHint';
import { UNFILTERED } from 'c/activityFilter';

/** Community activity of all members of a person, newest first, on the Contact and Lead record pages. */
export default class ContactMemberActivityLog extends LightningElement {
    /** @type {string} */
    @api recordId;

    labels = { emptyHint };

    filter = UNFILTERED;
    answer;

    @wire(getActivities, {
        personId: '$recordId',
        activityType: '$filter.activityType',
        firstDay: '$filter.firstDay',
        lastDay: '$filter.lastDay',
        searchText: '$filter.searchText'
    })
    receiveAnswer(answer) {
        this.answer = answer;
    }

    handleNarrow(event) {
        this.filter = event.detail;
    }

    fetchPage = (cursor) => getActivities({ personId: this.recordId, ...this.filter, cursor });

    askAgain = () => refreshApex(this.answer);
}
