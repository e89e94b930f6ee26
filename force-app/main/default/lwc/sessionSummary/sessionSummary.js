import { LightningElement, api, wire } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import getSummary from '@salesforce/apex/SessionSummaryController.getSummary';
import areas from '@salesforce/label/c.SessionsAreas';
import count from '@salesforce/label/c.SessionsCount';
import empty from '@salesforce/label/c.SessionsEmpty';
import emptyHint from '@salesforce/label/c.SessionsEmptyHint';
import heading from '@salesforce/label/c.SessionsHeading';
import last from '@salesforce/label/c.SessionsLast';
import loading from '@salesforce/label/c.Loading';
import minutes from '@salesforce/label/c.SessionsMinutes';
import newest from '@salesforce/label/c.SessionsNewest';
import noAreas from '@salesforce/label/c.SessionsNoAreas';
import notInterested from '@salesforce/label/c.SessionsNotInterested';
import notShown from '@salesforce/label/c.SessionsNotShown';
import ofNewest from '@salesforce/label/c.SessionsOfNewest';
import openShare from '@salesforce/label/c.SessionsOpenShare';
import opensInNewTab from '@salesforce/label/c.OpensInNewTab';
import somewhatInterested from '@salesforce/label/c.SessionsSomewhatInterested';
import timeUnknown from '@salesforce/label/c.ActivityTimeUnknown';
import veryInterested from '@salesforce/label/c.SessionsVeryInterested';
import viewerUnknown from '@salesforce/label/c.SessionsViewerUnknown';
import viewingMinutes from '@salesforce/label/c.SessionsViewingMinutes';
import viewingSteps from '@salesforce/label/c.SessionsViewingSteps';
import { secureAddress } from 'c/webAddress';

const number = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

/** Demo sessions of a record, on the pages of opportunities, accounts, contacts and leads. */
export default class SessionSummary extends LightningElement {
    /** @type {string} */
    @api recordId;

    @wire(getSummary, { recordId: '$recordId' })
    summary;

    labels = {
        areas,
        count,
        empty,
        emptyHint,
        heading,
        last,
        loading,
        minutes,
        newest,
        noAreas,
        notShown,
        openShare,
        timeUnknown
    };

    get data() {
        return this.summary.data;
    }

    get isLoading() {
        return !this.data && !this.summary.error;
    }

    get isEmpty() {
        return this.data.sessions === 0;
    }

    get isOnlyCounted() {
        return this.data.counted === 0;
    }

    /** Minutes and areas are not of all sessions when there are more than were read. */
    get countedNote() {
        const { counted, sessions } = this.data;
        const isPart = counted > 0 && counted < sessions;
        return isPart ? ofNewest.replace('{0}', number.format(counted)) : null;
    }

    /** Null while only their number is known. */
    get minutes() {
        return this.isOnlyCounted ? null : this.data.minutes;
    }

    get areaGroups() {
        return [
            { name: veryInterested, areas: areaRows(this.data.veryInterested) },
            { name: somewhatInterested, areas: areaRows(this.data.somewhatInterested) },
            { name: notInterested, areas: areaRows(this.data.notInterested) }
        ].filter((group) => group.areas.length > 0);
    }

    get hasAreas() {
        return this.areaGroups.length > 0;
    }

    get viewings() {
        return this.data.newest.map((viewing) => ({
            ...viewing,
            viewer: viewing.viewer ?? viewerUnknown,
            extent: [
                measured(viewingMinutes, viewing.minutes),
                measured(viewingSteps, viewing.steps)
            ]
                .filter(Boolean)
                .join(' · '),
            link: secureAddress(viewing.shareUrl),
            // Tells one link from the next when they are read out of context.
            linkContext: `${viewing.viewer ?? viewerUnknown} (${opensInNewTab})`
        }));
    }
}

/** Each area with the number of sessions that named it. */
function areaRows(named) {
    return named.map(({ name, sessions }) => ({
        name,
        text: `${name} (${number.format(sessions)})`
    }));
}

function measured(text, value) {
    return value === undefined || value === null ? null : text.replace('{0}', number.format(value));
}
