import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import LOCALE from '@salesforce/i18n/locale';
import getHealth from '@salesforce/apex/SyncHealthController.getHealth';
import requestRetry from '@salesforce/apex/SyncHealthController.requestRetry';
import apiLeft from '@salesforce/label/c.SyncHealthApiLeft';
import apiPerRun from '@salesforce/label/c.SyncHealthApiPerRun';
import apiUnknown from '@salesforce/label/c.SyncHealthApiUnknown';
import apiUse from '@salesforce/label/c.SyncHealthApiUse';
import calls from '@salesforce/label/c.SyncHealthCalls';
import heading from '@salesforce/label/c.SyncHealthHeading';
import issues from '@salesforce/label/c.SyncHealthIssues';
import kind from '@salesforce/label/c.SyncHealthKind';
import loading from '@salesforce/label/c.Loading';
import moreIssues from '@salesforce/label/c.SyncHealthMoreIssues';
import noIssues from '@salesforce/label/c.SyncHealthNoIssues';
import noRuns from '@salesforce/label/c.SyncHealthNoRuns';
import noRunsHint from '@salesforce/label/c.SyncHealthNoRunsHint';
import parked from '@salesforce/label/c.SyncHealthParked';
import refresh from '@salesforce/label/c.Refresh';
import retry from '@salesforce/label/c.SyncHealthRetry';
import retryAll from '@salesforce/label/c.SyncHealthRetryAll';
import retryAsked from '@salesforce/label/c.SyncHealthRetryAsked';
import runs from '@salesforce/label/c.SyncHealthRuns';
import started from '@salesforce/label/c.SyncHealthStarted';
import statusLabel from '@salesforce/label/c.SyncHealthStatus';
import written from '@salesforce/label/c.SyncHealthWritten';

const number = new Intl.NumberFormat(LOCALE);

/** How the sync is doing: the last runs, what it could not write, and asking it to try again. */
export default class SyncHealth extends LightningElement {
    labels = {
        apiUse,
        calls,
        heading,
        kind,
        loading,
        moreIssues,
        noIssues,
        noRuns,
        noRunsHint,
        parked,
        refresh,
        retryAll,
        retryAsked,
        runs,
        started,
        status: statusLabel,
        written
    };
    wiredHealth = {};
    retryError;
    isAsking = false;
    notice = '';

    @wire(getHealth)
    receiveHealth(result) {
        this.wiredHealth = result;
    }

    get data() {
        return this.wiredHealth.data;
    }

    get isLoading() {
        return !this.data && !this.wiredHealth.error;
    }

    get isEmpty() {
        return this.data.runs.length === 0 && this.data.issues.length === 0;
    }

    get runs() {
        return this.data.runs.map((run) => ({
            ...run,
            href: `/${run.id}`,
            written: number.format((run.created ?? 0) + (run.updated ?? 0)),
            parked: number.format(run.parked ?? 0),
            calls: run.apiCalls === undefined ? '' : number.format(run.apiCalls)
        }));
    }

    get issues() {
        return this.data.issues.map((issue) => ({
            ...issue,
            href: `/${issue.id}`,
            canRetry: !issue.retryRequestedAt,
            retryLabel: retry.replace('{0}', issue.name),
            about: [issue.objectName, issue.recordKey, issue.code].filter(Boolean).join(' · ')
        }));
    }

    get hasIssues() {
        return this.data.issues.length > 0;
    }

    get hasMoreIssues() {
        return this.data.openIssues > this.data.issues.length;
    }

    /** Counting ends somewhere; from there on it is at least that many. */
    get issuesHeading() {
        const { openIssues, countedUpTo } = this.data;
        const count = number.format(openIssues) + (openIssues >= countedUpTo ? '+' : '');
        return issues.replace('{0}', count);
    }

    /** Of the newest run that knows it. */
    get apiLeft() {
        const known = this.data.runs.find(({ apiCallsLeft }) => apiCallsLeft !== undefined);
        return known ? apiLeft.replace('{0}', number.format(known.apiCallsLeft)) : apiUnknown;
    }

    get apiPerRun() {
        const known = this.data.runs.find(({ apiCalls }) => apiCalls !== undefined);
        return known ? apiPerRun.replace('{0}', number.format(known.apiCalls)) : '';
    }

    handleRetry(event) {
        this.ask([event.currentTarget.dataset.id]);
    }

    handleRetryAll() {
        this.ask(this.data.issues.map(({ id }) => id));
    }

    async handleRefresh() {
        this.notice = '';
        await refreshApex(this.wiredHealth);
    }

    async ask(issueIds) {
        this.isAsking = true;
        this.retryError = undefined;
        this.notice = '';
        try {
            await requestRetry({ issueIds });
            await refreshApex(this.wiredHealth);
            this.notice = retryAsked;
        } catch (error) {
            this.retryError = error;
        } finally {
            this.isAsking = false;
        }
    }
}
