import { expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  axeViolations,
  DESKTOP,
  launchBrowser,
  overflows,
  pageAs,
  PHONE,
  screenshot,
  type PageOptions,
  type UserPage
} from '../../../tools/browser/browser.ts';
import { hostileElements, watchHostility } from '../../../tools/browser/hostile-text.ts';
import type { PageOrg } from './page-org.ts';

/** What one Apex call of a page used, as the org counted it. */
export interface CountedCall {
  readonly className: string;
  readonly soqlQueries: number;
  readonly ok: boolean;
}

/** Something done on a page until it shows something else. */
type Step = (page: Page) => Promise<void>;

/** The pages one test opens, in one browser for the whole file. */
export class OpenedPages {
  private readonly served: PageOrg;
  private readonly browser: Browser;
  private readonly opened: UserPage[] = [];
  private readonly done = new Map<Page, readonly string[]>();

  private constructor(served: PageOrg, browser: Browser) {
    this.served = served;
    this.browser = browser;
  }

  /** Opens a first page and closes it: the org compiles Apex with the first call, and no test waits for that. */
  static async of(served: PageOrg, first: string): Promise<OpenedPages> {
    const pages = new OpenedPages(served, await launchBrowser());
    try {
      await pages.open(first);
      await pages.closeAll();
      return pages;
    } catch (error) {
      await pages.stop();
      throw error;
    }
  }

  /** Opens an address, as the rep unless told otherwise, and waits until everything is there. */
  async open(path: string, options: PageOptions = { user: 'rep' }): Promise<Page> {
    const one = await pageAs(this.browser, this.served.url, options);
    this.opened.push(one);
    this.done.set(one.page, watchHostility(one.page, new URL(this.served.url).host));
    await one.open(path);
    return one.page;
  }

  /** Nothing that strangers wrote has become more than text on this page. */
  async expectHarmless(page: Page): Promise<void> {
    expect(await hostileElements(page)).toEqual([]);
    expect(this.done.get(page)).toEqual([]);
  }

  /** Closes the pages of a test; none of their scripts may have complained. */
  async closeAll(): Promise<void> {
    const problems = this.opened.flatMap((one) => one.problems);
    await Promise.all(this.opened.splice(0).map(({ page }) => page.context().close()));
    expect(problems).toEqual([]);
  }

  /**
   * Looks at an address on a desk and on a phone, and again after a further step: nothing breaks WCAG, nothing is
   * scrolled sideways.
   */
  async expectUsable(path: string, name: string, further?: Step): Promise<void> {
    for (const viewport of [DESKTOP, PHONE]) {
      const page = await this.open(path, { user: 'rep', viewport });
      await expectUsable(page, `${name}-${viewport.width}`);
      if (further === undefined) continue;
      await further(page);
      await expectUsable(page, `${name}-further-${viewport.width}`);
    }
  }

  /** The Apex calls made while something happens on a page. */
  async callsDuring(happens: () => Promise<unknown>): Promise<readonly CountedCall[]> {
    const address = `${this.served.url}/local-org/apex-calls`;
    await fetch(address, { method: 'DELETE' });
    await happens();
    return (await (await fetch(address)).json()) as CountedCall[];
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.served.stop();
  }
}

/** Waits until what the selector finds holds the text. */
export async function expectText(page: Page, selector: string, text: RegExp): Promise<void> {
  await page.locator(selector).filter({ hasText: text }).first().waitFor();
}

export const recordPath = (object: string, id: string) => `/lightning/r/${object}/${id}/view`;

async function expectUsable(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  expect(await axeViolations(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}
