import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import {
  axeViolations,
  launchBrowser,
  overflows,
  pageAs,
  PHONE,
  screenshot
} from '../../../tools/browser/browser.ts';
import { settled } from '../../../tools/browser/settled.ts';
import { servePages, type PageOrg } from '../support/page-org.ts';

const WIZARD = '/lightning/n/PorchlightSetup';
const HEALTH = '/lightning/n/PorchlightSyncHealth';

let served: PageOrg;
let browser: Browser;

beforeAll(async () => {
  served = await servePages();
  browser = await launchBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

/** Looks at the step as it stands, on a desk or a phone. */
async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  expect(await axeViolations(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
  await screenshot(page, `setup-${name}-${page.viewportSize()?.width}`);
}

const heading = (page: Page, text: string): Locator => page.locator('h2', { hasText: text });
const next = (page: Page, label = 'Next') => page.getByRole('button', { name: label }).click();

function takeAwayEmail(): void {
  const admin = served.org.sessionOf(served.org.admin.id);
  const sql =
    'SELECT "FieldPermissions"."Id" FROM "FieldPermissions" ' +
    'JOIN "PermissionSet" ON "PermissionSet"."Id" = "ParentId" ' +
    `WHERE "Field" = 'Contact.Email' AND "PermissionSet"."Name" = 'Porchlight_Standard_Access'`;
  const id = String(served.org.store.db.prepare(sql).pluck().get());
  expect(served.org.records.delete(admin, [id])).toEqual([
    expect.objectContaining({ success: true })
  ]);
}

it('leads an administrator through the setup, heals what is missing, and resumes', async () => {
  const one = await pageAs(browser, served.url, { user: 'admin', viewport: PHONE });
  const { page } = one;
  await one.open(WIZARD);
  await heading(page, 'Step 1 of 6: Access').waitFor();
  await look(page, 'access');
  await next(page);

  await heading(page, 'Integration user').waitFor();
  expect(await page.locator('h2:focus').textContent()).toContain('Step 2 of 6');
  await next(page);
  await page.getByText('Choose the user the sync signs in as.').waitFor();
  await page.getByRole('searchbox').fill('Integration');
  await page.getByRole('button', { name: /Porchlight Integration/ }).click();
  await page.getByText('Client credentials: this license').waitFor();
  await look(page, 'integration-user');
  await next(page);

  await heading(page, 'Permissions').waitFor();
  await page.getByText('Also create contacts and leads').click();
  await page.getByRole('button', { name: 'Grant access' }).click();
  await page.getByText('Everything was granted.').waitFor();
  await look(page, 'permissions');
  await next(page);

  await heading(page, 'Connection').waitFor();
  await page.getByLabel('Address of the Studio').fill('http://studio.example.com');
  await next(page);
  await page.getByText('Enter the address of your Studio').first().waitFor();
  await page.getByLabel('Address of the Studio').fill('https://studio.example.com/');
  await look(page, 'connection');
  await next(page);

  await heading(page, 'Pages').waitFor();
  await look(page, 'pages');
  takeAwayEmail();
  await one.open(WIZARD);
  await heading(page, 'Step 5 of 6: Pages').waitFor();
  await next(page);

  await heading(page, 'Check').waitFor();
  await page.getByText('Missing: 1').waitFor();
  await page.locator('[data-id="missing"]', { hasText: 'Contact: Email' }).waitFor();
  await look(page, 'check-missing');
  await page.getByRole('button', { name: 'Fix' }).click();
  await page.getByText('Everything is there.').waitFor();
  await look(page, 'check');
  await next(page, 'Finish');

  await heading(page, 'The setup is done').waitFor();
  const studio = page.getByRole('link', { name: /Open the Studio/ });
  expect(await studio.getAttribute('href')).toBe('https://studio.example.com');
  await look(page, 'finished');
  expect(one.problems).toEqual([]);
}, 120_000);

it('shows an administrator how the sync is doing, on a desk or a phone', async () => {
  const runs = [1, 2, 3].map((day) =>
    served.insert('SyncRun__c', {
      ...{ ExternalId__c: `r-${day}`, Kind__c: 'sync', Status__c: 'done', Created__c: 40 * day },
      ...{ ApiCalls__c: 12, ApiCallsLeft__c: 14_000, StartedAt__c: `2026-10-0${day}T08:00:00Z` }
    })
  );
  served.insert('SyncIssue__c', {
    ...{ ExternalId__c: 'i-1', SyncRun__c: runs[0], State__c: 'open', Object__c: 'Contact' },
    ...{ RecordKey__c: 'slack:U1', Code__c: 'STRING_TOO_LONG', Remedy__c: 'Shorten the title.' },
    LastSeenAt__c: '2026-10-03T08:00:00Z'
  });

  for (const viewport of [undefined, PHONE]) {
    const one = await pageAs(browser, served.url, {
      user: 'admin',
      ...(viewport && { viewport })
    });
    await one.open(HEALTH);
    await one.page.getByText('14,000 left today').waitFor();
    await look(one.page, 'health');
    if (viewport) {
      await one.page.getByRole('button', { name: 'Try again: ' }).click();
      await one.page.locator('[data-id="asked"]').waitFor();
      await look(one.page, 'health-asked');
    }
    expect(one.problems).toEqual([]);
    await one.page.context().close();
  }
}, 60_000);

it('shows a sales rep neither the tab nor the wizard', async () => {
  const one = await pageAs(browser, served.url, { user: 'rep' });
  await one.open(WIZARD);

  expect(await one.page.locator('c-setup-wizard').count()).toBe(0);
});
