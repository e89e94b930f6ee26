import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { settled } from '../../../tools/browser/settled.ts';
import { communityRows, type CommunityRows } from '../support/community-rows.ts';
import { expectText, OpenedPages, recordPath } from '../support/opened-pages.ts';
import { servePages, type PageOrg } from '../support/page-org.ts';

// A page takes a second, on a busy machine many.
jest.setTimeout(120_000);

let served: PageOrg;
let shown: OpenedPages;
let rows: CommunityRows;

beforeAll(async () => {
  served = await servePages();
  rows = communityRows(served);
  for (let index = 0; index < 30; index++) served.insert('Activity__c', oldMessage(index));
  shown = await OpenedPages.of(served, recordPath('Contact', rows.contact));
}, 180_000);
afterEach(() => shown?.closeAll());
afterAll(() => shown?.stop());

/** Behind the first page of the log, which shows fifty. */
function oldMessage(index: number) {
  return {
    ...{ ExternalId__c: `old-${index}`, Type__c: 'message', Title__c: `Old question ${index + 1}` },
    OccurredAt__c: `2026-05-${String((index % 28) + 1).padStart(2, '0')}T12:00:00Z`,
    ...{ Member__c: rows.member, Community__c: rows.community, Contact__c: rows.contact }
  };
}

const openMember = () => shown.open(recordPath('Member__c', rows.member));
const items = (page: Page): Locator => page.locator('c-activity-timeline li');

/** Waits until the log holds so many activities. */
async function expectCount(page: Page, count: number): Promise<void> {
  await items(page).nth(count).waitFor({ state: 'detached' });
  if (count > 0)
    await items(page)
      .nth(count - 1)
      .waitFor();
  await settled(page);
  expect(await items(page).count()).toBe(count);
}

it('appends the next page and takes the focus to the end when there is no more', async () => {
  const page = await openMember();
  await expectCount(page, 50);
  const first = await items(page).first().innerText();
  await page.getByRole('button', { name: 'Load more' }).click();
  await expectCount(page, 60);
  expect(await items(page).first().innerText()).toBe(first);
  await expectText(page, 'c-activity-timeline li', /Old question 1\b/);
  await page.locator('[data-id="end"]:focus').getByText('All activity is shown.').waitFor();
});

it('narrows by type, by days and by words, and clears what finds nothing', async () => {
  const page = await openMember();
  await page.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'Reply' }).click();
  await expectCount(page, 10);
  await page.getByLabel('From', { exact: true }).fill('Oct 10, 2026');
  await page.getByLabel('To', { exact: true }).fill('Oct 20, 2026');
  await page.keyboard.press('Tab');
  await expectCount(page, 4);
  await page.getByLabel('Search titles and summaries').fill('nobody wrote this');
  await expectText(page, 'c-empty-state', /No activity matches these filters/);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expectCount(page, 50);
});

it('opens the source message in a tab that knows nothing of this one', async () => {
  const page = await openMember();
  const link = items(page)
    .first()
    .getByRole('link', { name: /Open in the community/ });
  expect(await link.getAttribute('href')).toBe('https://pipwright.example/archives/1');
  expect(await link.getAttribute('target')).toBe('_blank');
  expect(await link.getAttribute('rel')).toContain('noopener');
  await expectText(page, 'c-activity-timeline a', /Question 28.*\(opens in a new tab\)/);
});

it('leads from a card to the record of what it names, and back', async () => {
  const page = await shown.open(recordPath('Account', rows.account));
  await page.locator('c-member-ranking').getByRole('link', { name: 'Mira Solberg' }).click();
  await expectText(page, 'h1', /Member\s*Mira Solberg/);
  await page.goBack();
  await expectText(page, 'h1', /Account\s*Harrowgate Freight/);
});

it('opens the Studio from a contact and a member once its address is set', async () => {
  const path = recordPath('Contact', rows.contact);
  const before = await shown.open(path);
  await expectText(before, 'c-view-in-studio-button', /enter it in Porchlight Setup/);
  served.insert('PorchlightSettings__c', {
    SetupOwnerId: served.org.store.orgId,
    StudioUrl__c: 'https://studio.example'
  });
  for (const address of [path, recordPath('Member__c', rows.member)]) {
    const page = await shown.open(address);
    const link = page.getByRole('link', { name: 'View in Studio (opens in a new tab)' });
    expect(await link.getAttribute('href')).toBe('https://studio.example');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toContain('noopener');
  }
});

it('tells why nothing is there for a contact who is in no community', async () => {
  const stranger = served.insert('Contact', { LastName: 'Newcomer', AccountId: rows.account });
  const page = await shown.open(recordPath('Contact', stranger));
  await expectText(page, 'c-community-profile', /Not in a community yet/);
  await expectText(page, 'c-session-summary', /No demo sessions yet/);
  await expectText(page, 'c-view-in-studio-button', /Not in a community yet/);
  await page.getByRole('tab', { name: 'Community' }).click();
  await expectText(page, 'c-contact-member-activity-log', /No community activity yet/);
  await shown.expectUsable(recordPath('Contact', stranger), 'contact-empty');
});
