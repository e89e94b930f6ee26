import { expect } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import {
  axeViolations,
  DESKTOP,
  overflows,
  PHONE,
  screenshot
} from '../../../tools/browser/browser.ts';
import { hostileElements, watchHostility } from '../../../tools/browser/hostile-text.ts';

const FIRST_LOAD_KB = 450;
const INTERACTIVE_MS = 2_000;
const TRIES = 3;
const ID = /[\da-f]{8}-[\da-f-]+/;

const pagesFolder = fileURLToPath(new URL('../../studio/src/pages', import.meta.url));
const router = fileURLToPath(new URL('../../studio/src/api/routes.ts', import.meta.url));

/** Every page of the Studio by the name of its element: a new folder is a new page. */
export const PAGE_ELEMENTS: readonly string[] = readdirSync(pagesFolder).map(
  (name) => `studio-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
);

/** Every route of the router; read, since Jest takes a file as a module of one of its projects only. */
export const ROUTES: readonly string[] = [
  ...new Set(readFileSync(router, 'utf8').match(/(?<=')\/[\w-]*(?=')/g))
];

/** What a first visit of a route showed and took. */
export interface Visit {
  /** Of the route: what stands for one record is left out. */
  readonly path: string;
  /** As they came over the wire, compressed. */
  readonly kilobytes: number;
  readonly readyMs: number;
  readonly text: string;
  /** Elements of pages that were shown. */
  readonly elements: readonly string[];
}

/** Looks at routes one after the other, each as if nothing of the Studio had been loaded before. */
export class StudioTour {
  readonly visits: Visit[] = [];
  private readonly url: string;

  /** @param url of the service */
  constructor(url: string) {
    this.url = url;
  }

  /**
   * Small, quick, without a violation and without anything to scroll sideways on a desk and in a hand; and nothing
   * of what is stored has become more than text.
   */
  async visit(context: BrowserContext, route: string): Promise<void> {
    const page = await context.newPage();
    const done = watchHostility(page, new URL(this.url).host);
    const cost = await this.load(page, route);
    const seen = page.locator(PAGE_ELEMENTS.join(', '));
    const elements = await seen.evaluateAll((all) =>
      all.map((one) => (one as unknown as { localName: string }).localName)
    );
    const path = route.replace(/\?.*/, '').replace(ID, '…');
    const name = path.replaceAll(/[^a-z]+/g, '-');
    for (const [size, viewport] of [['desk', DESKTOP] as const, ['hand', PHONE] as const]) {
      await page.setViewportSize(viewport);
      await screenshot(page, `tour-${String(this.visits.length).padStart(2, '0')}${name}-${size}`);
      expect([route, size, await axeViolations(page)]).toEqual([route, size, []]);
      expect([route, size, await overflows(page)]).toEqual([route, size, false]);
    }
    expect([route, done, await hostileElements(page)]).toEqual([route, [], []]);
    const text = await page.locator('body').innerText();
    this.visits.push({ path, ...cost, text, elements });
    await page.close();
  }

  /** Of all visits, the largest; expected to stay within what is promised. */
  expectLight(): { readonly kilobytes: number; readonly readyMs: number } {
    const worst = (what: 'kilobytes' | 'readyMs') =>
      Math.max(...this.visits.map((visit) => visit[what]));
    const cost = { kilobytes: worst('kilobytes'), readyMs: worst('readyMs') };
    expect(cost.kilobytes).toBeLessThan(FIRST_LOAD_KB);
    expect(cost.readyMs).toBeLessThan(INTERACTIVE_MS);
    return cost;
  }

  /** The quickest of a few tries counts: the others waited for what else the machine does. */
  private async load(page: Page, route: string): Promise<Pick<Visit, 'kilobytes' | 'readyMs'>> {
    const client = await page.context().newCDPSession(page);
    let bytes = 0;
    await client.send('Network.enable');
    await client.send('Network.setCacheDisabled', { cacheDisabled: true });
    client.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    let readyMs = Infinity;
    let kilobytes = 0;
    for (let tries = 0; tries < TRIES && readyMs >= INTERACTIVE_MS; tries++) {
      await page.goto('about:blank');
      bytes = 0;
      const began = performance.now();
      await page.goto(`${this.url}/#${route}`);
      await page.locator('main :is(h1, h2)').first().waitFor();
      await page.locator('.slds-spinner').first().waitFor({ state: 'detached' });
      readyMs = Math.min(readyMs, performance.now() - began);
      kilobytes = Math.max(kilobytes, bytes / 1000);
    }
    return { kilobytes, readyMs };
  }
}
