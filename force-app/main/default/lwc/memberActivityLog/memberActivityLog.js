import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getActivities from '@salesforce/apex/MemberActivityLogController.getActivities';
import emptyHint from '@salesforce/label/c.ActivityLogEmptyHint';
import { UNFILTERED } from 'c/activityFilter';

/** Community activity of one member, newest first, on the Member record page. */
export default class MemberActivityLog extends LightningElement {
    /** @type {string} */
    @api recordId;

    labels = { emptyHint };

    filter = UNFILTERED;
    answer;

    @wire(getActivities, {
        memberId: '$recordId',
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

    fetchPage = (cursor) => getActivities({ memberId: this.recordId, ...this.filter, cursor });

    askAgain = () => refreshApex(this.answer);
}
