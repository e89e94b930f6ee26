import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { HOSTILE } from '../../../tools/browser/hostile-text.ts';
import { settled } from '../../../tools/browser/settled.ts';
import { hazardRows, LAST_WORDS, type HazardRows } from '../support/hazard-rows.ts';
import { hostileRows } from '../support/hostile-rows.ts';
import { expectText, OpenedPages, recordPath } from '../support/opened-pages.ts';
import { packageSource, servePages, type PageOrg } from '../support/page-org.ts';

// A page takes a second, on a busy machine many.
jest.setTimeout(120_000);

let served: PageOrg;
let shown: OpenedPages;
let rows: HazardRows;

beforeAll(async () => {
  served = await servePages();
  rows = hazardRows(served);
  shown = await OpenedPages.of(served, recordPath('Contact', rows.contact));
}, 180_000);
afterEach(() => shown?.closeAll());
afterAll(() => shown?.stop());

const open = (object: string, id: string): Promise<Page> => shown.open(recordPath(object, id));

it('shows an account with two hundred members in one call, the best of them by name', async () => {
  let page: Page | undefined;
  const calls = await shown.callsDuring(async () => {
    page = await open('Account', rows.account);
  });
  const card = 'c-account-community-activity-summary';
  await expectText(page!, card, /Members\s*200\s*Active members, 30 days\s*150/);
  await expectText(page!, card, /Colleague 199 مرحبا\s*Score 49\.8/);
  expect(await page!.locator('c-member-ranking li').count()).toBe(5);
  const uses = calls.filter(({ className }) => className === 'AccountActivitySummaryController');
  expect(uses).toMatchObject([{ ok: true }]);
  expect(uses[0]?.soqlQueries).toBeLessThanOrEqual(3);
});

it('says that nothing happened where the sync found nothing to draw', async () => {
  const page = await open('Account', rows.account);
  await expectText(page, 'c-bar-chart', /No activity in the last 12 weeks\./);
});

it('folds a message of 6,000 characters', async () => {
  const page = await open('Activity__c', rows.longMessage);
  const text = page.locator('c-community-activity-info [data-id="text"]');
  expect((await text.innerText()).length).toBeLessThan(1000);
  await page.getByRole('button', { name: 'Show more' }).click();
  expect(await text.innerText()).toHaveLength(6000);
  await expectText(page, 'c-community-activity-info [data-id="text"]', new RegExp(LAST_WORDS));
  await page.getByRole('button', { name: 'Show less' }).click();
  expect((await text.innerText()).length).toBeLessThan(1000);
});

it('lets each text run in its own direction', async () => {
  const page = await open('Member__c', rows.member);
  const summary = page.locator('[data-id="summary"]').filter({ hasText: 'كيف أبدأ؟' }).first();
  expect(await summary.getAttribute('dir')).toBe('auto');
  expect(await directionOf(summary)).toBe('rtl');
  const plain = page.locator('[data-id="summary"]').filter({ hasText: 'How do we roll' }).first();
  expect(await directionOf(plain)).toBe('ltr');
});

it('shows a person in three communities, and nothing of who was erased', async () => {
  const page = await open('Contact', rows.citizen);
  const members = page.locator('c-community-profile [data-id="member"]');
  expect(await members.count()).toBe(3);
  await expectText(page, 'c-community-profile', /Harbour/);
  await expectText(page, 'c-community-profile', /קהילה/);
  const erased = members.filter({ hasText: 'Attic' });
  await erased.getByText('Personal data was erased at the request of this member.').waitFor();
  expect(await erased.getByText('Erased member').count()).toBe(1);
  expect(await erased.getByRole('button').count()).toBe(0);
});

it('leads from a converted lead to its contact', async () => {
  const page = await open('Lead', rows.convertedLead);
  await expectText(page, 'c-community-profile', /This lead was converted\./);
  await page.getByRole('link', { name: 'Open its contact' }).click();
  await expectText(page, 'h1', /Contact\s*Mira Solberg/);
});

it('shows the rest of a card whose trend is damaged', async () => {
  const page = await open('Community__c', rows.damaged);
  await expectText(
    page,
    'c-bar-chart',
    /cannot be drawn because its stored numbers cannot be read/
  );
  await expectText(page, 'c-community-activity-summary', /Members\s*1\s*Active share/);
});

it('draws the most frequent types apart and tells the numbers of every week', async () => {
  const page = await open('Community__c', rows.community);
  await expectText(page, 'c-bar-chart', /Message\s*594.*Other\s*24/s);
  await page.getByRole('button', { name: 'Show numbers' }).click();
  expect(await page.locator('c-bar-chart tbody tr').count()).toBe(12);
});

it.each([
  ['account of 200', 'Account', () => rows.account],
  ['community of 200', 'Community__c', () => rows.community],
  ['long message', 'Activity__c', () => rows.longMessage],
  ['three communities', 'Contact', () => rows.citizen],
  ['erased member', 'Member__c', () => rows.erasedMember],
  ['converted lead', 'Lead', () => rows.convertedLead],
  ['damaged trend', 'Community__c', () => rows.damaged]
])(
  'breaks no WCAG 2 A or AA rule and fits: %s',
  async (name, object, id) => {
    await shown.expectUsable(recordPath(object, id()), `hazard ${name}`);
  },
  60_000
);

it('shows as text whatever strangers write, on every page with cards of ours', async () => {
  const hostile = hostileRows(served);
  expect([...hostile.keys()]).toEqual(expect.arrayContaining(objectsWithPages()));
  for (const object of objectsWithPages()) {
    const page = await open(object, hostile.get(object) ?? '');
    await shown.expectHarmless(page);
    const tab = page.getByRole('tab', { name: 'Community' });
    if ((await tab.count()) > 0) await tab.click();
    await settled(page);
    await shown.expectHarmless(page);
    expect([object, await page.getByText(HOSTILE).count()]).not.toEqual([object, 0]);
  }
  const health = await shown.open('/lightning/n/PorchlightSyncHealth', { user: 'admin' });
  await expectText(health, 'c-sync-health', new RegExp(HOSTILE));
  await shown.expectHarmless(health);
});

/** `PorchlightContactPage` is for Contact. */
function objectsWithPages(): string[] {
  return globSync('flexipages/*.xml', { cwd: packageSource }).map((file) => {
    const text = readFileSync(join(packageSource, file), 'utf8');
    return /<sobjectType>(\w+)<\/sobjectType>/.exec(text)?.[1] ?? file;
  });
}

/** As the browser lays the text out. */
function directionOf(text: Locator): Promise<string> {
  return text.evaluate((element) => {
    const { getComputedStyle } = globalThis as unknown as {
      getComputedStyle: (of: unknown) => { direction: string };
    };
    return getComputedStyle(element).direction;
  });
}
