/**
 * The address as it may be linked to, or null: it comes from outside, so only the web's own schemes count.
 * @param {string | null | undefined} url
 */
export function webAddress(url) {
    return /^https?:\/\//i.test(url ?? '') ? url : null;
}

/**
 * The address as it may be loaded from, or null: a page served over https shows nothing else.
 * @param {string | null | undefined} url
 */
export function secureAddress(url) {
    return /^https:\/\//i.test(url ?? '') ? url : null;
}
