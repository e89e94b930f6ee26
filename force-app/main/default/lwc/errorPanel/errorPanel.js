import { LightningElement, api } from 'lwc';
import accessMissing from '@salesforce/label/c.AccessMissing';
import errorHeading from '@salesforce/label/c.ErrorHeading';
import errorUnknown from '@salesforce/label/c.ErrorUnknown';

/**
 * @typedef {object} PlatformError what a wire, an Apex call or a script may throw
 * @property {string} [message]
 * @property {number} [status]
 * @property {{ message?: string, errorCode?: string } | { message?: string }[]} [body]
 */

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

/** @param {PlatformError} error */
function messagesOf(error) {
    const sources = error.body ? [error.body].flat() : [error];
    return sources.map((source) => source.message).filter(Boolean);
}

/**
 * The platform's own refusals. (Those of our controllers say in their message how to get access.)
 * @param {PlatformError} error
 */
function isAccessProblem(error) {
    return (
        error.status === 403 ||
        /^INSUFFICIENT_ACCESS/.test(error.body?.errorCode ?? '') ||
        messagesOf(error).some((text) => /access to the apex class/i.test(text))
    );
}
