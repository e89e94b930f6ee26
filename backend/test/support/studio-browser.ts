import { expect } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import {
  axeViolations,
  DESKTOP,
  launchBrowser,
  overflows,
  PHONE,
  screenshot
} from '../../../tools/browser/browser.ts';

const PATIENCE_MS = 15_000;

/** Browsers of people who use the Studio, each with cookies of their own. */
export class StudioBrowser {
  readonly url: string;
  /** What any page complained about so far. */
  readonly problems: string[] = [];
  private readonly chromium: Browser;

  private constructor(url: string, chromium: Browser) {
    this.url = url;
    this.chromium = chromium;
  }

  /** @param url of the service */
  static async launch(url: string): Promise<StudioBrowser> {
    return new StudioBrowser(url, await launchBrowser());
  }

  /** A page of a browser nobody is signed in with. */
  async newPage(): Promise<Page> {
    const context = await this.chromium.newContext({ viewport: DESKTOP });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      // A refusal of the backend is an answer: what matters is what the page makes of it.
      const isAnswer = message.location().url.includes('/v1/');
      if (message.type() === 'error' && !isAnswer) this.problems.push(message.text());
    });
    return page;
  }

  /** Signs in the user whose credentials these are. */
  async signIn(email: string, password: string): Promise<Page> {
    const page = await this.newPage();
    await this.open(page, '/');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await this.heading(page, 'Overview').waitFor();
    return page;
  }

  async open(page: Page, route: string): Promise<void> {
    await page.goto(`${this.url}/#${route}`);
    await page.locator('.slds-spinner').first().waitFor({ state: 'detached' });
  }

  heading(page: Page, name: string | RegExp): Locator {
    return page.getByRole('heading', { level: 1, name });
  }

  /** Nothing breaks WCAG 2 A or AA, and nothing must be scrolled sideways, on a desk or in a hand. */
  async inspect(page: Page, name: string): Promise<void> {
    for (const [size, viewport] of [['desk', DESKTOP] as const, ['hand', PHONE] as const]) {
      await page.setViewportSize(viewport);
      expect([name, size, await axeViolations(page)]).toEqual([name, size, []]);
      await screenshot(page, `studio-${name}-${size}`);
      expect([name, size, await overflows(page)]).toEqual([name, size, false]);
    }
    await page.setViewportSize(DESKTOP);
  }

  close(): Promise<void> {
    return this.chromium.close();
  }
}
