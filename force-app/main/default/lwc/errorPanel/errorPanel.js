import { LightningElement, api } from 'lwc';
import accessMissing from '@salesforce/label/c.AccessMissing';
import errorHeading from '@salesforce/label/c.ErrorHeading';
import errorUnknown from '@salesforce/label/c.ErrorUnknown';
import { isAccessProblem, messagesOf } from 'c/errorText';

/** @typedef {import('c/errorText').PlatformError} PlatformError */

/** Says what went wrong and, where access is missing, how to get it. */
export default class ErrorPanel extends LightningElement {
    /** One error or several, as they were thrown. @type {PlatformError | PlatformError[]} */
    @api errors;

    labels = { accessMissing, errorHeading };

    get messages() {
        const texts = this.list.flatMap(messagesOf);
        return [...new Set(texts.length > 0 ? texts : [errorUnknown])];
    }

    get isAccessMissing() {
        return this.list.some(isAccessProblem);
    }

    get list() {
        return [this.errors].flat().filter(Boolean);
    }
}
