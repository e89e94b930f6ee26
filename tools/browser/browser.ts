import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { chromium } from './chromium.ts';
import { LOADING_MS, settled, watchLoading } from './settled.ts';

const require = createRequire(import.meta.url);
const screenshots = fileURLToPath(new URL('../../.cache/screenshots', import.meta.url));

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Below Jest's limit for a test: a failure then names what was waited for. */
const PATIENCE_MS = 25_000;

/** That of the org's users: base components show times in the browser's zone. */
const TIME_ZONE = 'America/Los_Angeles';

/** The org trusts no other host, as a new one does; cards show initials instead. */
const FOREIGN_PICTURE = /^Loading the image 'https:.* violates/;

export interface PageOptions {
  /** `admin`, `rep`, `visitor`. */
  readonly user: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A page of one user with everything it complained about. */
export interface UserPage {
  readonly page: Page;
  /** Errors of scripts and of the console. */
  readonly problems: readonly string[];
  /** Goes to an address of the org and waits until everything has loaded. */
  open(path: string): Promise<void>;
}

export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = chromium();
  const own = Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined);
  return playwright.launch({
    executablePath,
    args: [...args],
    env: Object.fromEntries(own)
  });
}

/** A page in a context of its own, signed in as the user. */
export async function pageAs(
  browser: Browser,
  url: string,
  { user, viewport = DESKTOP }: PageOptions
): Promise<UserPage> {
  const context = await browser.newContext({ viewport, timezoneId: TIME_ZONE });
  context.setDefaultTimeout(PATIENCE_MS);
  context.setDefaultNavigationTimeout(LOADING_MS);
  const page = await context.newPage();
  watchLoading(page);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    // A refusal of the org is an answer: what matters is what the page makes of it.
    const isAnswer = message.location().url.includes('/pages/api/');
    const isPicture = FOREIGN_PICTURE.test(message.text());
    if (message.type() === 'error' && !isAnswer && !isPicture) problems.push(message.text());
  });
  return {
    page,
    problems,
    async open(path) {
      const address = new URL(path, url);
      address.searchParams.set('user', user);
      await page.goto(address.href);
      await settled(page);
    }
  };
}

export interface Violation {
  readonly rule: string;
  readonly impact: string;
  /** The elements it is about. */
  readonly where: readonly string[];
}

const axe = readFileSync(join(dirname(require.resolve('axe-core')), 'axe.min.js'), 'utf8');

/** What breaks WCAG 2 A or AA on the page as it stands. */
export async function axeViolations(page: Page): Promise<Violation[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; impact: string; nodes: { html: string }[] }[];
        }>;
      };
    };
    const { violations } = await checker.run({
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
      // What passes is not described: that takes as long as looking.
      resultTypes: ['violations']
    });
    return violations.map(({ id, impact, nodes }) => ({
      rule: id,
      impact,
      where: nodes.map(({ html }) => html.slice(0, 200))
    }));
  });
}

/** With SCREENSHOTS=1, a picture of the whole page in `.cache/screenshots`, to be looked at: they take a while. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] !== '1') return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

/** Wider than the window: something must be scrolled sideways. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth'
  );
}
