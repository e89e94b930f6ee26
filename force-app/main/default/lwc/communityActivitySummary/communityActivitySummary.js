import { LightningElement, api, wire } from 'lwc';
import getSummary from '@salesforce/apex/CommunityActivitySummaryController.getSummary';
import activeShare from '@salesforce/label/c.CommunitySummaryActiveShare';
import activeShareNote from '@salesforce/label/c.CommunitySummaryActiveShareNote';
import activities from '@salesforce/label/c.SummaryActivities';
import activitiesEver from '@salesforce/label/c.SummaryActivitiesEver';
import byType from '@salesforce/label/c.ChartByType';
import byWeek from '@salesforce/label/c.ChartByWeek';
import empty from '@salesforce/label/c.CommunitySummaryEmpty';
import emptyHint from '@salesforce/label/c.CommunitySummaryEmptyHint';
import heading from '@salesforce/label/c.SummaryHeading';
import lastActivity from '@salesforce/label/c.SummaryLastActivity';
import loading from '@salesforce/label/c.Loading';
import members from '@salesforce/label/c.SummaryMembers';
import noTopMembers from '@salesforce/label/c.CommunitySummaryNoTopMembers';
import topMembers from '@salesforce/label/c.CommunitySummaryTopMembers';
import totalsUnknown from '@salesforce/label/c.SummaryTotalsUnknown';
import { readTrend, typesOf } from 'c/activityTrend';

/** What happens in a community and who makes it happen, on the Community record page. */
export default class CommunityActivitySummary extends LightningElement {
    /** @type {string} */
    @api recordId;

    @wire(getSummary, { communityId: '$recordId' })
    summary;

    labels = {
        activeShare,
        activeShareNote,
        activities,
        activitiesEver,
        byType,
        byWeek,
        empty,
        emptyHint,
        heading,
        lastActivity,
        loading,
        members,
        noTopMembers,
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
        return !this.data.members && !this.data.activitiesEver && !this.hasTopMembers;
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

    /** Between 0 and 1; null while it is not known or there is nobody to be active. */
    get activeShare() {
        const { activeMembers, members: all } = this.data;
        return activeMembers === undefined || !all ? null : Math.min(activeMembers / all, 1);
    }

    get types() {
        const weeks = readTrend(this.data.trend) ?? [];
        return typesOf(weeks)
            .filter(({ total }) => total > 0)
            .map(({ type, counts, total }) => ({
                type,
                total,
                name: this.data.typeLabels[type] ?? type,
                points: weeks.map(({ start }, index) => ({ start, value: counts[index] }))
            }));
    }

    get hasTypes() {
        return this.types.length > 0;
    }
}
