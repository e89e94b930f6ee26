import { LightningElement, api, wire } from 'lwc';
import getSummary from '@salesforce/apex/AccountActivitySummaryController.getSummary';
import activeMembers from '@salesforce/label/c.SummaryActiveMembers';
import activities from '@salesforce/label/c.SummaryActivities';
import byWeek from '@salesforce/label/c.ChartByWeek';
import empty from '@salesforce/label/c.AccountSummaryEmpty';
import emptyHint from '@salesforce/label/c.AccountSummaryEmptyHint';
import heading from '@salesforce/label/c.SummaryHeading';
import lastActivity from '@salesforce/label/c.SummaryLastActivity';
import loading from '@salesforce/label/c.Loading';
import members from '@salesforce/label/c.SummaryMembers';
import newest from '@salesforce/label/c.AccountSummaryNewest';
import noNewest from '@salesforce/label/c.AccountSummaryNoNewest';
import topMembers from '@salesforce/label/c.AccountSummaryTopMembers';
import totalsUnknown from '@salesforce/label/c.SummaryTotalsUnknown';

/** Community activity of the people of an account, on the Account record page. */
export default class AccountCommunityActivitySummary extends LightningElement {
    /** @type {string} */
    @api recordId;

    @wire(getSummary, { accountId: '$recordId' })
    summary;

    labels = {
        activeMembers,
        activities,
        byWeek,
        empty,
        emptyHint,
        heading,
        lastActivity,
        loading,
        members,
        newest,
        noNewest,
        topMembers,
        totalsUnknown
    };

    get data() {
        return this.summary.data;
    }

    get isLoading() {
        return !this.data && !this.summary.error;
    }

    get isEmpty() {
        return !this.data.members && !this.hasTopMembers && !this.hasNewest;
    }

    get areTotalsKnown() {
        return this.data.members !== undefined;
    }

    get areTotalsUnknown() {
        return !this.areTotalsKnown;
    }

    get hasTopMembers() {
        return this.data.topMembers.length > 0;
    }

    get hasNewest() {
        return this.data.newest.length > 0;
    }
}
