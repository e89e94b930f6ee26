import accessMissing from '@salesforce/label/c.AccessMissing';
import errorUnknown from '@salesforce/label/c.ErrorUnknown';

/**
 * @typedef {object} PlatformError what a wire, an Apex call or a script may throw
 * @property {string} [message]
 * @property {number} [status]
 * @property {{ message?: string, errorCode?: string } | { message?: string }[]} [body]
 */

/**
 * What the error says; nothing where it has no text.
 * @param {PlatformError} error
 * @returns {string[]}
 */
export function messagesOf(error) {
    const sources = error.body ? [error.body].flat() : [error];
    return sources.map((source) => source.message).filter(Boolean);
}

/**
 * Whether the platform itself refused. (Our controllers say in their message how to get access.)
 * @param {PlatformError} error
 */
export function isAccessProblem(error) {
    return (
        error.status === 403 ||
        /^INSUFFICIENT_ACCESS/.test(error.body?.errorCode ?? '') ||
        messagesOf(error).some((text) => /access to the apex class/i.test(text))
    );
}

/**
 * The error in one text, for where there is no room for an error panel.
 * @param {PlatformError} error
 */
export function messageOf(error) {
    if (isAccessProblem(error)) {
        return accessMissing;
    }
    return messagesOf(error).join(' ') || errorUnknown;
}
