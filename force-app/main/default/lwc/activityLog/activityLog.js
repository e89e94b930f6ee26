import { LightningElement, api } from 'lwc';
import allShown from '@salesforce/label/c.ActivityLogAllShown';
import allTypes from '@salesforce/label/c.ActivityLogAllTypes';
import clearFilters from '@salesforce/label/c.ActivityLogClearFilters';
import empty from '@salesforce/label/c.ActivityLogEmpty';
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
import { UNFILTERED } from 'c/activityFilter';

const TYPING_PAUSE_MS = 300;

/**
 * Activities, newest first, with filters, search and paging; a card around it asks the server.
 * Fires `narrow` with an ActivityFilter.
 */
export default class ActivityLog extends LightningElement {
    /** What a person can do when there is no activity at all. @type {string} */
    @api emptyHint;

    /** Asks for the page behind a cursor. @type {(cursor: string) => Promise<object>} */
    @api fetchPage;

    /** Asks for the first page again. @type {() => Promise<void>} */
    @api askAgain;

    filter = UNFILTERED;
    isLoading = true;
    isLoadingMore = false;
    error;
    moreError;
    pages = [];

    labels = {
        allShown,
        clearFilters,
        empty,
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

    typingTimer;
    endNeedsFocus = false;

    /** What the wire of the card last brought: the first page, or why there is none. */
    @api
    get answer() {
        return { data: this.pages[0], error: this.error };
    }

    set answer(answer) {
        if (answer?.data || answer?.error) {
            this.error = answer.error;
            this.moreError = undefined;
            this.pages = answer.data ? [answer.data] : [];
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
        return Object.values(this.filter).some(Boolean);
    }

    get nextCursor() {
        return this.pages.at(-1)?.nextCursor;
    }

    get typeOptions() {
        return [{ label: allTypes, value: '' }, ...(this.pages[0]?.types ?? [])];
    }

    get typeValue() {
        return this.filter.activityType ?? '';
    }

    get status() {
        return this.isLoading || this.isLoadingMore
            ? loading
            : shown.replace('{0}', String(this.items.length));
    }

    handleFilterChange(event) {
        this.narrow({ [event.target.dataset.id]: event.detail.value || null });
    }

    handleSearchChange(event) {
        const searchText = event.detail.value || null;
        clearTimeout(this.typingTimer);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- one query per word, not per letter
        this.typingTimer = setTimeout(() => this.narrow({ searchText }), TYPING_PAUSE_MS);
    }

    handleClearFilters() {
        clearTimeout(this.typingTimer);
        this.narrow(UNFILTERED);
    }

    async handleRefresh() {
        this.isLoading = true;
        try {
            await this.askAgain();
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
            return await this.fetchPage(cursor);
        } catch (error) {
            this.moreError = error;
            return undefined;
        } finally {
            this.isLoadingMore = false;
        }
    }

    /** Waits for an answer only when something changes: a wire does not answer the same question twice. */
    narrow(changes) {
        const filter = { ...this.filter, ...changes };
        if (Object.keys(filter).some((name) => filter[name] !== this.filter[name])) {
            this.filter = filter;
            this.isLoading = true;
            this.dispatchEvent(new CustomEvent('narrow', { detail: filter }));
        }
    }
}
