import { LightningElement, api, wire } from 'lwc';
import getActivity from '@salesforce/apex/ActivityInfoController.getActivity';
import { iconOf } from 'c/activityIcons';
import { webAddress } from 'c/webAddress';
import emptyText from '@salesforce/label/c.ActivityInfoEmptyText';
import heading from '@salesforce/label/c.ActivityInfoHeading';
import initiator from '@salesforce/label/c.ActivityInfoInitiator';
import loading from '@salesforce/label/c.Loading';
import openSource from '@salesforce/label/c.ActivityOpenSource';
import opensInNewTab from '@salesforce/label/c.OpensInNewTab';
import points from '@salesforce/label/c.ActivityInfoPoints';
import recipient from '@salesforce/label/c.ActivityInfoRecipient';
import showLess from '@salesforce/label/c.ActivityInfoShowLess';
import showMore from '@salesforce/label/c.ActivityInfoShowMore';
import thread from '@salesforce/label/c.ActivityInfoThread';
import threadMore from '@salesforce/label/c.ActivityInfoThreadMore';
import timeEstimated from '@salesforce/label/c.ActivityTimeEstimated';
import timeEstimatedWhy from '@salesforce/label/c.ActivityTimeEstimatedWhy';
import timeUnknown from '@salesforce/label/c.ActivityTimeUnknown';
import where from '@salesforce/label/c.ActivityInfoWhere';

const FOLDED_LENGTH = 800;
/** A text is not folded for the sake of a line or two. */
const WHOLE_LENGTH = 1000;

/** One activity with its members, community, text and thread, on the Activity record page. */
export default class CommunityActivityInfo extends LightningElement {
    /** @type {string} */
    @api recordId;

    labels = {
        emptyText,
        heading,
        initiator,
        loading,
        openSource,
        opensInNewTab,
        points,
        recipient,
        thread,
        threadMore,
        timeEstimated,
        timeEstimatedWhy,
        timeUnknown,
        where
    };

    isUnfolded = false;

    @wire(getActivity, { activityId: '$recordId' })
    activity;

    get isLoading() {
        return !this.activity.data && !this.activity.error;
    }

    get info() {
        return this.activity.data;
    }

    get iconName() {
        return iconOf(this.info.type);
    }

    get link() {
        return webAddress(this.info.url);
    }

    get isLong() {
        return (this.info.text ?? '').length > WHOLE_LENGTH;
    }

    get text() {
        return this.isLong && !this.isUnfolded ? beginningOf(this.info.text) : this.info.text;
    }

    get foldLabel() {
        return this.isUnfolded ? showLess : showMore;
    }

    get hasPoints() {
        return typeof this.info.points === 'number';
    }

    get hasPlace() {
        return Boolean(this.info.communityName || this.info.channel);
    }

    get hasThread() {
        return this.info.thread.length > 0;
    }

    handleFold() {
        this.isUnfolded = !this.isUnfolded;
    }
}

/**
 * Cut with a mark, never inside a character: those beyond the first plane are two units long.
 * @param {string} text
 */
function beginningOf(text) {
    return `${text.slice(0, FOLDED_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
