import { LightningElement, api } from 'lwc';
import opensInNewTab from '@salesforce/label/c.OpensInNewTab';
import openSource from '@salesforce/label/c.ActivityOpenSource';
import timeEstimated from '@salesforce/label/c.ActivityTimeEstimated';
import timeEstimatedWhy from '@salesforce/label/c.ActivityTimeEstimatedWhy';
import timeUnknown from '@salesforce/label/c.ActivityTimeUnknown';
import { iconOf } from 'c/activityIcons';
import { webAddress } from 'c/webAddress';

/**
 * @typedef {object} ActivityItem an item of the Apex class ActivityPage
 * @property {string} id
 * @property {string} [type]
 * @property {string} [typeLabel]
 * @property {string} [occurredAt] ISO-8601
 * @property {boolean} [timeEstimated]
 * @property {string} [channel]
 * @property {string} [title]
 * @property {string} [summary]
 * @property {string} [url]
 * @property {string} [memberName] whose activity it is, where the list is of several members
 * @property {string} [communityName] where the list is of several communities
 */

/** Activities in the order given. */
export default class ActivityTimeline extends LightningElement {
    /** @type {ActivityItem[]} */
    @api items = [];

    labels = { openSource, timeEstimated, timeEstimatedWhy, timeUnknown };

    get rows() {
        return this.items.map((item) => ({
            ...item,
            iconName: iconOf(item.type),
            link: webAddress(item.url),
            // Tells one link from the next when they are read out of context.
            linkContext: `${item.title ?? item.summary ?? item.typeLabel} (${opensInNewTab})`
        }));
    }
}
