import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, pageAs, PHONE, type UserPage } from '../../../tools/browser/browser.ts';
import { communityRows, type CommunityRows } from '../support/community-rows.ts';
import { packageSource, servePages, type PageOrg } from '../support/page-org.ts';

const probeSource = fileURLToPath(new URL('../fixtures/pages', import.meta.url));

let served: PageOrg;
let browser: Browser;
let rows: CommunityRows;
let one: UserPage;
let page: Page;

beforeAll(async () => {
  served = await servePages({ sourceDirs: [packageSource, probeSource] });
  rows = communityRows(served);
  browser = await launchBrowser();
}, 180_000);
beforeEach(async () => {
  await page?.context().close();
  await openAs('rep');
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

async function openAs(user: string, viewport?: UserPageSize): Promise<void> {
  one = await pageAs(browser, served.url, { user, ...(viewport && { viewport }) });
  page = one.page;
  await one.open(`/lightning/cmp/c__probe?c__contact=${rows.contact}&c__account=${rows.account}`);
}

type UserPageSize = typeof PHONE;

/** Waits until the component shows the fact. */
async function expectFact(name: string, value: unknown): Promise<void> {
  const text = `"${name}":${JSON.stringify(value)}`;
  await page.locator('[data-id="facts"]').filter({ hasText: text }).waitFor();
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

it('reads a record with its parent, metadata, picklists and related records', async () => {
  await expectFact('account', 'Harrowgate Freight');
  await expectFact('label', 'Contact');
  await expectFact('sources', true);
  await page.getByText('"related":["Mira Solberg"').waitFor();
  expect(one.problems).toEqual([]);
});

it('shows a record anew once it is changed through lightning/uiRecordApi', async () => {
  await expectFact('title', null);
  await press('Rename');
  await expectFact('title', 'Head of Platform');
});

it('keeps what cacheable Apex answered until refreshApex asks again', async () => {
  // No permission set opens the probe's class: only who may use every class calls it.
  await openAs('admin');
  await expectFact('count', 1);
  await press('Add');
  await expectFact('count', 2);
  const calls = served.org.apexCalls.list().slice(-3);
  expect(calls.map(({ method }) => method)).toEqual([
    'countContacts',
    'addContact',
    'countContacts'
  ]);
});

it("hands over an Apex exception in Lightning's shape", async () => {
  await openAs('admin');
  await press('Fail');
  await expectFact('refusal', '500 No luck today.');
});

it('gives wire data that nobody can change', async () => {
  await page.getByText('"related":["Mira Solberg"').waitFor();
  await press('Mutate');
  await expectFact('mutation', 'TypeError');
});

it('shows a toast, which can be closed', async () => {
  await press('Toast');
  await page.getByText('The link is kept.').waitFor();
  await press('Close');
  await page.getByText('The link is kept.').waitFor({ state: 'detached' });
});

it('asks in a modal and goes on with the answer', async () => {
  await press('Confirm');
  await page.getByRole('alertdialog').getByRole('button', { name: 'OK' }).click();
  await expectFact('confirmed', true);
});

it('carries messages between components', async () => {
  await press('Publish');
  await expectFact('heard', 'hello');
});

it('makes addresses of page references and goes there', async () => {
  await press('Address');
  await expectFact('url', `/lightning/r/Account/${rows.account}/view`);
  await press('Go');
  await page.getByRole('heading', { name: /Harrowgate Freight/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/lightning/r/Account/${rows.account}/view`);
});

it('knows the user, their permissions and the size of the screen', async () => {
  const idOf = (ref: string) => served.org.users.find((user) => user.ref === ref)?.id;
  await expectFact('userId', idOf('rep'));
  await expectFact('setup', 'undefined');
  await expectFact('formFactor', 'Large');
  await page.context().close();
  await openAs('admin', PHONE);
  await expectFact('userId', idOf('admin'));
  await expectFact('setup', true);
  await expectFact('formFactor', 'Small');
});
