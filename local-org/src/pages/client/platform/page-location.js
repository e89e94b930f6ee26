import { addressOf, pageReferenceOf } from './page-reference.js';

const followers = new Set();

/** The page that is shown; undefined for an address that is none. */
export function currentPage() {
  return pageReferenceOf(window.location.pathname, window.location.search);
}

/** @param {() => void} follower called after each change of page @returns {() => void} stops following */
export function followPages(follower) {
  followers.add(follower);
  return () => followers.delete(follower);
}

/** Goes to a page reference; what lies outside of the org opens in a tab of its own. */
export function goTo(reference, replace = false) {
  const address = addressOf(reference);
  if (reference.type === 'standard__webPage' && !isOfOrg(address)) {
    window.open(address, '_blank', 'noopener,noreferrer');
  } else goToAddress(address, replace);
}

/** @param {string} address path and query inside of the org */
export function goToAddress(address, replace = false) {
  if (replace) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  tell();
}

function tell() {
  for (const follower of followers) follower();
}

function isOfOrg(address) {
  const url = new URL(address, window.location.href);
  return url.origin === window.location.origin && url.pathname.startsWith('/lightning');
}

window.addEventListener('popstate', tell);
