import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  axeViolations,
  launchBrowser,
  overflows,
  pageAs,
  PHONE,
  screenshot,
  type PageOptions,
  type UserPage
} from '../../../tools/browser/browser.ts';
import { settled } from '../../../tools/browser/settled.ts';
import { communityRows, type CommunityRows } from '../support/community-rows.ts';
import { packageSource, servePages, type PageOrg } from '../support/page-org.ts';
import { memberPageSource } from '../support/member-page.ts';

let served: PageOrg;
let browser: Browser;
let rows: CommunityRows;
const opened: UserPage[] = [];

beforeAll(async () => {
  served = await servePages({ sourceDirs: [packageSource, memberPageSource()] });
  rows = communityRows(served);
  browser = await launchBrowser();
}, 180_000);

afterEach(async () => {
  const problems = opened.flatMap((one) => one.problems);
  await Promise.all(opened.splice(0).map(({ page }) => page.context().close()));
  expect(problems).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

async function open(path: string, options: PageOptions = { user: 'rep' }): Promise<Page> {
  const one = await pageAs(browser, served.url, options);
  opened.push(one);
  await one.open(path);
  return one.page;
}

const memberPath = () => `/lightning/r/Member__c/${rows.member}/view`;

it('shows a member with the components of its page and real activity', async () => {
  const page = await open(memberPath());
  await expectText(page, 'h1', /Member\s*Mira Solberg/);
  expect(await page.title()).toBe('Mira Solberg | Member');
  expect(await page.locator('c-activity-timeline li').count()).toBe(30);
  await expectText(page, 'c-activity-timeline li', /Question 30 about deployments/);
  await screenshot(page, 'member');
});

it('counts what a card asks of Apex', async () => {
  await fetch(`${served.url}/local-org/apex-calls`, { method: 'DELETE' });
  await open(memberPath());
  const answer = await fetch(`${served.url}/local-org/apex-calls`);
  const calls = (await answer.json()) as { className: string; soqlQueries: number; ok: boolean }[];
  expect(calls).toEqual([
    expect.objectContaining({ className: 'MemberActivityLogController', ok: true, dmlRows: 0 })
  ]);
  expect(calls[0]?.soqlQueries).toBeGreaterThan(0);
  expect(calls[0]?.soqlQueries).toBeLessThanOrEqual(3);
});

it('asks Apex again when a filter changes, and shows what it answers', async () => {
  const page = await open(memberPath());
  await page.getByLabel('Search titles and summaries').fill('Question 7 ');
  await page.locator('c-activity-timeline li').nth(1).waitFor({ state: 'detached' });
  await expectText(page, 'c-activity-timeline li', /Question 7 about deployments/);
});

it('names a component it does not have', async () => {
  const page = await open(memberPath());
  const placeholder = page.locator('[data-component="runtime_sales_activities:activityPanel"]');
  expect(await placeholder.textContent()).toContain('the local org does not have it');
});

it('hides a component whose rule does not hold, for this record and this user', async () => {
  const hidden = await open(memberPath());
  expect(await hidden.getByText('Only when the company is known').count()).toBe(0);
  served.org.records.update(served.org.sessionOf(served.org.admin.id), 'Member__c', [
    { Id: rows.member, Company__c: 'Harrowgate' }
  ]);
  const shown = await open(memberPath());
  expect(await shown.getByText('Only when the company is known').count()).toBe(1);
});

it('shows the fields of a record and its related lists in tabs', async () => {
  const page = await open(memberPath());
  await page.getByRole('tab', { name: 'Details' }).click();
  await expectText(page, 'shell-detail-panel', /Job Title\s*Platform Lead/);
  await page.getByRole('tab', { name: 'Related' }).click();
  await page.getByText('Activities (30)').first().waitFor();
  expect(await page.locator('shell-related-list tbody tr').count()).toBeGreaterThan(0);
});

it('goes from record to record and back without loading everything anew', async () => {
  const page = await open(memberPath());
  await page.evaluate('window.stillHere = true');
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('link', { name: 'Harrowgate Freight' }).first().click();
  await page.getByRole('heading', { name: /Account\s*Harrowgate Freight/ }).waitFor();
  await expectText(page, 'shell-app-nav [aria-current="page"]', /Accounts/);
  expect(await page.evaluate('window.stillHere')).toBe(true);
  await page.goBack();
  await page.getByRole('heading', { name: /Member\s*Mira Solberg/ }).waitFor();
});

it('switches the user, who sees what their rights allow', async () => {
  const page = await open(memberPath());
  await page.locator('[data-id="users"] button').click();
  await page.getByRole('menuitemcheckbox', { name: /Vic Visitor/ }).click();
  await page.waitForURL(/view$/);
  await settled(page);
  await expectText(page, 'shell-message', /You don't have access to this record/);
  await expectText(page, 'shell-app-nav', /Local org/);
});

it('opens an app and its items from the app launcher', async () => {
  const page = await open('/');
  await page.getByRole('button', { name: 'App Launcher' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Communities' }).click();
  await page.getByRole('heading', { name: /Communities/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/lightning/o/Community__c/list');
});

it('turns the pages of a list view', async () => {
  for (let index = 0; index < 60; index++) {
    served.insert('Account', { Name: `Customer ${String(index).padStart(2, '0')}` });
  }
  const page = await open('/lightning/o/Account/list');
  await page.getByText('1 to 50 of 61').waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('51 to 61 of 61').waitFor();
  await page.getByRole('button', { name: 'Previous' }).click();
  await page.getByText('1 to 50 of 61').waitFor();
});

it('tells where there is no page and who may not look', async () => {
  const page = await open('/lightning/x/nowhere');
  await expectText(page, 'shell-message', /There is no page at this address/);
});

it('can be skipped through and used with the keyboard', async () => {
  const page = await open(memberPath());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.locator('main:focus').count()).toBe(1);
});

it.each([
  ['home', () => '/'],
  ['member page', memberPath],
  ['contact page', () => `/lightning/r/Contact/${rows.contact}/view`],
  ['account page', () => `/lightning/r/Account/${rows.account}/view`],
  ['list', () => '/lightning/o/Activity__c/list'],
  ['related list', () => `/lightning/r/Member__c/${rows.member}/related/Activities__r/view`]
])('has no WCAG 2 A or AA violation on the %s, on a desk or a phone', async (name, path) => {
  const desk = await open(path());
  expect(await axeViolations(desk)).toEqual([]);
  await screenshot(desk, `${name}-1440`);
  const phone = await open(path(), { user: 'rep', viewport: PHONE });
  expect(await axeViolations(phone)).toEqual([]);
  expect(await overflows(phone)).toBe(false);
  await screenshot(phone, `${name}-390`);
});

async function expectText(page: Page, selector: string, text: RegExp): Promise<void> {
  await page.locator(selector).filter({ hasText: text }).first().waitFor();
}
