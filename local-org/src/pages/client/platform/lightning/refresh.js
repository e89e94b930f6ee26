import { recordsChanged } from '../record-store.js';
import { currentPage } from '../page-location.js';

export const RefreshEventName = 'lightning__refreshview';

/** Documented: lightning/refresh; the shell reads the record of the page again. */
export class RefreshEvent extends CustomEvent {
  constructor() {
    super(RefreshEventName, { bubbles: true, composed: true, cancelable: true });
  }
}

const handlers = new Map();

export function registerRefreshHandler(_element, handler) {
  const id = Symbol('refresh handler');
  handlers.set(id, handler);
  return id;
}

export function unregisterRefreshHandler(id) {
  handlers.delete(id);
}

/** Asks every handler, then what shows the record of the page. */
export async function refreshView() {
  await Promise.allSettled([...handlers.values()].map((handler) => handler()));
  const recordId = currentPage()?.attributes.recordId;
  if (recordId) await recordsChanged([recordId]);
}
