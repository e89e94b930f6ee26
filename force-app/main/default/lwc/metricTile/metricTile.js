import { LightningElement, api } from 'lwc';
import valueUnknown from '@salesforce/label/c.SummaryValueUnknown';

/** One value with its name: a number, a share of one, or a date. */
export default class MetricTile extends LightningElement {
    /** @type {string} */
    @api label;

    /** A number, or an ISO-8601 time; null while it is not known. @type {number | string | null} */
    @api value;

    /** @type {'number' | 'share' | 'date'} */
    @api kind = 'number';

    /** What the value is about, in a few words. @type {string} */
    @api note;

    labels = { valueUnknown };

    get isUnknown() {
        return this.value === undefined || this.value === null;
    }

    get isDate() {
        return this.kind === 'date';
    }

    get formatStyle() {
        return this.kind === 'share' ? 'percent' : 'decimal';
    }

    get fractionDigits() {
        return this.kind === 'share' ? 0 : 1;
    }
}
