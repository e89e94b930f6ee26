import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getActivities from '@salesforce/apex/MemberActivityLogController.getActivities';
import allShown from '@salesforce/label/c.ActivityLogAllShown';
import allTypes from '@salesforce/label/c.ActivityLogAllTypes';
import clearFilters from '@salesforce/label/c.ActivityLogClearFilters';
import empty from '@salesforce/label/c.ActivityLogEmpty';
import emptyHint from '@salesforce/label/c.ActivityLogEmptyHint';
import filters from '@salesforce/label/c.ActivityLogFilters';
import firstDay from '@salesforce/label/c.ActivityLogFirstDay';
import firstDayTooLate from '@salesforce/label/c.ActivityLogFirstDayTooLate';
import heading from '@salesforce/label/c.ActivityLogHeading';
import lastDay from '@salesforce/label/c.ActivityLogLastDay';
import lastDayTooEarly from '@salesforce/label/c.ActivityLogLastDayTooEarly';
import loadMore from '@salesforce/label/c.LoadMore';
import loading from '@salesforce/label/c.Loading';
import noMatch from '@salesforce/label/c.ActivityLogNoMatch';
import refresh from '@salesforce/label/c.Refresh';
import search from '@salesforce/label/c.ActivityLogSearch';
import shown from '@salesforce/label/c.ActivityLogShown';
import type from '@salesforce/label/c.ActivityLogType';

const TYPING_PAUSE_MS = 300;

/** Community activity of one member, newest first, on the Member record page. */
export default class MemberActivityLog extends LightningElement {
    /** @type {string} */
    @api recordId;

    // Null, not undefined: a wire waits as long as one of its values is undefined.
    activityType = null;
    firstDay = null;
    lastDay = null;
    searchText = null;

    isLoading = true;
    isLoadingMore = false;
    error;
    moreError;
    pages = [];

    labels = {
        allShown,
        clearFilters,
        empty,
        emptyHint,
        filters,
        firstDay,
        firstDayTooLate,
        heading,
        lastDay,
        lastDayTooEarly,
        loadMore,
        loading,
        noMatch,
        refresh,
        search,
        type
    };

    wiredPage;
    typingTimer;
    endNeedsFocus = false;

    @wire(getActivities, {
        memberId: '$recordId',
        activityType: '$activityType',
        firstDay: '$firstDay',
        lastDay: '$lastDay',
        searchText: '$searchText'
    })
    receiveFirstPage(result) {
        this.wiredPage = result;
        if (result.data || result.error) {
            this.error = result.error;
            this.moreError = undefined;
            this.pages = result.data ? [result.data] : [];
            this.isLoading = false;
        }
    }

    renderedCallback() {
        // The button that had the focus is gone; without this the keyboard would start over at the top.
        if (this.endNeedsFocus) {
            this.endNeedsFocus = false;
            this.template.querySelector('[data-id="end"]')?.focus();
        }
    }

    disconnectedCallback() {
        clearTimeout(this.typingTimer);
    }

    get items() {
        return this.pages.flatMap((page) => page.items);
    }

    get hasItems() {
        return this.items.length > 0;
    }

    get isEmpty() {
        return this.pages.length > 0 && !this.hasItems;
    }

    get hasFilters() {
        return Boolean(this.activityType || this.firstDay || this.lastDay || this.searchText);
    }

    get nextCursor() {
        return this.pages.at(-1)?.nextCursor;
    }

    get typeOptions() {
        return [{ label: allTypes, value: '' }, ...(this.pages[0]?.types ?? [])];
    }

    get typeValue() {
        return this.activityType ?? '';
    }

    get status() {
        return this.isLoading || this.isLoadingMore
            ? loading
            : shown.replace('{0}', String(this.items.length));
    }

    handleTypeChange(event) {
        this.narrow({ activityType: event.detail.value });
    }

    handleFirstDayChange(event) {
        this.narrow({ firstDay: event.detail.value });
    }

    handleLastDayChange(event) {
        this.narrow({ lastDay: event.detail.value });
    }

    handleSearchChange(event) {
        const searchText = event.detail.value;
        clearTimeout(this.typingTimer);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- one query per word, not per letter
        this.typingTimer = setTimeout(() => this.narrow({ searchText }), TYPING_PAUSE_MS);
    }

    handleClearFilters() {
        clearTimeout(this.typingTimer);
        this.narrow({ activityType: null, firstDay: null, lastDay: null, searchText: null });
    }

    async handleRefresh() {
        this.isLoading = true;
        try {
            await refreshApex(this.wiredPage);
            this.pages = this.pages.slice(0, 1);
        } catch (error) {
            this.error = error;
        } finally {
            this.isLoading = false;
        }
    }

    async handleLoadMore() {
        if (this.isLoadingMore) {
            return;
        }
        const pagesBefore = this.pages;
        const page = await this.pageBehind(this.nextCursor);
        // Another filter may have answered in between; then this page belongs to a list that is gone.
        if (page && this.pages === pagesBefore) {
            this.pages = [...pagesBefore, page];
            this.endNeedsFocus = !page.nextCursor;
        }
    }

    async pageBehind(cursor) {
        this.isLoadingMore = true;
        this.moreError = undefined;
        try {
            return await getActivities({ ...this.request, cursor });
        } catch (error) {
            this.moreError = error;
            return undefined;
        } finally {
            this.isLoadingMore = false;
        }
    }

    get request() {
        return {
            memberId: this.recordId,
            activityType: this.activityType,
            firstDay: this.firstDay,
            lastDay: this.lastDay,
            searchText: this.searchText
        };
    }

    /** Waits for an answer only when something changes: the wire does not answer the same question twice. */
    narrow(changes) {
        for (const [name, value] of Object.entries(changes)) {
            const wanted = value || null;
            if (this[name] !== wanted) {
                this[name] = wanted;
                this.isLoading = true;
            }
        }
    }
}
