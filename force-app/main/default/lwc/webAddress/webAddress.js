// To the end of the host: what follows must not make it the password of another one.
const ON_THIS_MACHINE = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?([/?#].*)?$/i;

/**
 * The address as it may be linked to, or null: it comes from outside, so only the web's own schemes count.
 * @param {string | null | undefined} url
 */
export function webAddress(url) {
    return /^https?:\/\//i.test(url ?? '') ? url : null;
}

/**
 * The address of a Studio as it may be linked to, or null: https, or http on the machine of the one who looks.
 * The Apex class StudioLinks has the same rule.
 * @param {string | null | undefined} url
 */
export function studioAddress(url) {
    return secureAddress(url) ?? (ON_THIS_MACHINE.test(url ?? '') ? url : null);
}

/**
 * The address as it may be loaded from, or null: a page served over https shows nothing else.
 * @param {string | null | undefined} url
 */
export function secureAddress(url) {
    return /^https:\/\//i.test(url ?? '') ? url : null;
}
