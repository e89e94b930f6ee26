import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** The first page of an org waits until its Apex is compiled: seconds, on a busy machine many. */
export const LOADING_MS = 120_000;

/** How often a page has to be found at rest, one after the other, until it counts as settled. */
const RESTS = 3;

/** Between two looks: longer than an answer needs from the network to the script that waits for it. */
const BETWEEN_LOOKS_MS = 40;

/** An open stream of events is no loading. */
const STREAMS: ReadonlySet<string> = new Set(['eventsource', 'websocket']);

const loading = new WeakMap<Page, Set<Request>>();

/** Keeps count of what a page loads; before its first address. */
export function watchLoading(page: Page): void {
  const requests = new Set<Request>();
  loading.set(page, requests);
  page.on('request', (request) => {
    if (!STREAMS.has(request.resourceType())) requests.add(request);
  });
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/**
 * Until nothing is on its way, the page's scripts have nothing left to do, and no spinner turns. The browser's own
 * "network idle" waits half a second each time, and is not asked again after the first.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  const deadline = Date.now() + LOADING_MS;
  for (let rests = 0; rests < RESTS; rests = (await atRest(page)) ? rests + 1 : 0) {
    if (Date.now() > deadline) throw new Error(`${page.url()} still loads after ${LOADING_MS} ms.`);
    await wait(BETWEEN_LOOKS_MS);
  }
}

async function atRest(page: Page): Promise<boolean> {
  const requests = loading.get(page);
  if (requests === undefined) throw new Error('What this page loads is not watched.');
  if (requests.size > 0) return false;
  await page.evaluate('new Promise((rested) => requestIdleCallback(rested, { timeout: 1000 }))');
  return requests.size === 0 && (await page.locator('.slds-spinner').count()) === 0;
}
