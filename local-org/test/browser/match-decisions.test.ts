import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations, screenshot } from '../../../tools/browser/browser.ts';
import { settled } from '../../../tools/browser/settled.ts';
import { communityRows, type CommunityRows } from '../support/community-rows.ts';
import { expectText, OpenedPages, recordPath } from '../support/opened-pages.ts';
import { servePages, type PageOrg } from '../support/page-org.ts';

// A page takes a second, on a busy machine many.
jest.setTimeout(120_000);

let served: PageOrg;
let shown: OpenedPages;
let rows: CommunityRows;
let page: Page;

beforeAll(async () => {
  served = await servePages();
  rows = communityRows(served);
  shown = await OpenedPages.of(served, recordPath('Contact', rows.contact));
}, 180_000);
beforeEach(async () => {
  matched();
  page = await shown.open(recordPath('Contact', rows.contact));
});
afterEach(() => shown?.closeAll());
afterAll(() => shown?.stop());

/** As the sync links: by the address of the contact. */
function matched(): void {
  const { org } = served;
  const [result] = org.records.update(org.sessionOf(org.client.userId), 'Member__c', [
    {
      ...{ Id: rows.member, Contact__c: rows.contact, Account__c: rows.account, Lead__c: null },
      ...{ MatchRule__c: 'contact_email', MatchConfidence__c: 95, MatchLocked__c: false },
      MatchEvidence__c: 'mira@harrowgate.example is the address of Mira Solberg',
      MatchedAt__c: '2026-09-07T12:00:00Z'
    }
  ]);
  expect(result?.success).toBe(true);
}

/** The member's link as the org keeps it. */
function link(): unknown {
  const columns = '"Contact__c", "Lead__c", "Account__c", "MatchRule__c", "MatchLocked__c"';
  return served.org.store
    .prepare(`SELECT ${columns} FROM "Member__c" WHERE "Id" = ?`)
    .get(rows.member);
}

const nobody = { Contact__c: null, Lead__c: null, Account__c: null };
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

/** Answers the question a decision asks first. */
async function answer(name: string): Promise<void> {
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();
  await settled(page);
}

it('says by which rule, evidence and confidence a member was linked, and when', async () => {
  const facts = '[data-id="why"]';
  expect(await page.locator(facts).count()).toBe(0);
  await press('Why is this linked?');
  await expectText(page, facts, /Rule\s*The e-mail address is that of the contact/);
  await expectText(page, facts, /Evidence\s*mira@harrowgate\.example is the address/);
  await expectText(page, facts, /Confidence\s*95%/);
  await expectText(page, facts, /Matched\s*Sep 7, 2026, 5:00 AM/);
  await screenshot(page, 'why-linked');
  expect(await axeViolations(page)).toEqual([]);
  await press('Why is this linked?');
  await page.locator(facts).waitFor({ state: 'detached' });
});

it('unlinks after a question, keeps the sync from linking again, and undoes it', async () => {
  await press('Why is this linked?');
  await press('Unlink');
  await answer('Cancel');
  expect(link()).toMatchObject({ Contact__c: rows.contact, MatchLocked__c: 0 });
  await press('Unlink');
  await page.getByText('The sync will not link it again until it is unlocked.').waitFor();
  await answer('OK');
  await expectText(page, 'c-match-explainer', /Not linked to anybody\s*Locked/);
  expect(link()).toEqual({ ...nobody, MatchRule__c: 'manual', MatchLocked__c: 1 });
  await page.getByText('Saved. Lists and totals follow with the next sync.').waitFor();
  await press('Undo');
  await expectText(page, 'c-match-explainer', /Contact:\s*Mira Solberg/);
  expect(link()).toMatchObject({
    ...{ Contact__c: rows.contact, Account__c: rows.account },
    ...{ MatchRule__c: 'contact_email', MatchLocked__c: 0 }
  });
});

it('keeps a link that was confirmed, until the sync may decide again', async () => {
  await press('Why is this linked?');
  await press('Confirm link');
  await answer('OK');
  await expectText(page, '[data-id="locked"]', /Locked/);
  expect(link()).toMatchObject({ Contact__c: rows.contact, MatchLocked__c: 1 });
  await press('Unlock');
  await answer('OK');
  await page.locator('[data-id="locked"]').waitFor({ state: 'detached' });
  expect(link()).toMatchObject({ Contact__c: rows.contact, MatchLocked__c: 0 });
});

it('links to somebody else, who is found by searching', async () => {
  const other = served.insert('Contact', {
    ...{ FirstName: 'Jonas', LastName: 'Vik', Email: 'jonas@harrowgate.example' },
    AccountId: rows.account
  });
  await press('Why is this linked?');
  await press('Change link');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Search contacts, leads and accounts').fill('Vik');
  await dialog.getByText('Jonas Vik').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await screenshot(page, 'match-picker');
  await dialog.locator('label').filter({ hasText: 'Jonas Vik' }).click();
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await settled(page);
  await expectText(page, 'c-match-explainer', /Contact:\s*Jonas Vik/);
  expect(link()).toMatchObject({ Contact__c: other, MatchRule__c: 'manual', MatchLocked__c: 1 });
});

it('refuses a decision about a link that has changed meanwhile, and says so', async () => {
  await press('Why is this linked?');
  const { org } = served;
  org.records.update(org.sessionOf(org.client.userId), 'Member__c', [
    { Id: rows.member, ...nobody, MatchRule__c: 'none' }
  ]);
  await press('Unlink');
  await answer('OK');
  await page.getByText('The link has changed since this page was loaded.').waitFor();
  expect(link()).toEqual({ ...nobody, MatchRule__c: 'none', MatchLocked__c: 0 });
});
