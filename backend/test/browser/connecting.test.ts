import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { buildStudio } from '../../studio/build/build-studio.ts';
import { LocalOrg } from '../support/local-org.ts';
import { PASSWORD, Service } from '../support/service.ts';
import { StudioBrowser } from '../support/studio-browser.ts';

jest.setTimeout(120_000);

const ADMIN = 'admin@local-org.example';

let sandbox: LocalOrg;
let packaged: LocalOrg;
let service: Service;
let browser: StudioBrowser;
let ada: Page;
let client: { clientId: string; clientSecret: string };

beforeAll(async () => {
  const studioDir = await buildStudio();
  [sandbox, packaged] = await Promise.all([
    LocalOrg.start('--sandbox'),
    LocalOrg.start('--namespace', 'porchlight')
  ]);
  const allowedOrgHosts = [sandbox, packaged].map(({ url }) => new URL(url).host);
  service = await Service.start({ studioDir, allowedOrgHosts });
  const admin = await service.admin('ada@porch.example');
  await service.addUser(admin, 'vera@porch.example', 'data_viewer');
  client = await sandbox.putApp({
    ...{ name: 'Porchlight', callbackUrls: [`${service.url}/oauth/callback`] }
  });
  browser = await StudioBrowser.launch(service.url);
  ada = await browser.signIn('ada@porch.example', PASSWORD);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await service?.stop();
  await Promise.all([sandbox?.stop(), packaged?.stop()]);
});

/** What the form asks for, until its button. */
async function fillApp(page: Page, org: LocalOrg, app: typeof client): Promise<void> {
  await page.getByLabel('My Domain', { exact: false }).last().fill(org.url);
  await page.getByLabel('Consumer key').fill(app.clientId);
  await page.getByLabel('Consumer secret').fill(app.clientSecret);
}

/** The page of a new connection says much the same. */
const verdict = (text: string) => ada.locator('[data-id="verdict"]', { hasText: text });

it('says what can be connected while nothing is', async () => {
  await browser.open(ada, '/connections');
  await ada.getByText('No org is connected yet').waitFor();
  await browser.inspect(ada, 'connections-none');
  await ada.getByRole('link', { name: 'Connect Salesforce · Helpdesk' }).click();
  await browser.heading(ada, 'Connect Salesforce').waitFor();
  await ada.getByRole('radio', { name: /^Helpdesk/, checked: true }).waitFor({ state: 'attached' });
  expect(await ada.locator('[data-id="callback"]').textContent()).toBe(
    `${service.url}/oauth/callback`
  );
  await browser.inspect(ada, 'connect');
  await ada.getByRole('button', { name: 'Continue to Salesforce' }).click();
  await ada.locator('.slds-has-error').first().waitFor();
});

it('connects a sandbox by consent, and comes back to say what is next', async () => {
  await browser.open(ada, '/connections/new?capability=crm');
  await ada.getByText('Sandbox: Sign in at test.salesforce.com.').click();
  await fillApp(ada, sandbox, client);
  await ada.getByRole('textbox', { name: 'Name' }).fill('The sandbox');
  await ada.getByRole('button', { name: 'Continue to Salesforce' }).click();
  await ada.getByLabel(new RegExp(ADMIN)).check();
  await ada.getByRole('button', { name: 'Allow' }).click();
  await browser.heading(ada, /The sandbox\s+Connected/).waitFor();
  await ada.getByText('The org is connected.').waitFor();
  await ada.getByText('Sandbox', { exact: true }).waitFor();
  await browser.inspect(ada, 'connection');
});

it('tells on a page why a consent did not connect', async () => {
  await browser.open(ada, '/connections/new');
  await ada.getByText('Sandbox: Sign in at test.salesforce.com.').click();
  await fillApp(ada, sandbox, client);
  await ada.getByRole('button', { name: 'Continue to Salesforce' }).click();
  await ada.getByRole('button', { name: 'Deny' }).click();
  await browser.heading(ada, 'The org was not connected').waitFor();
  await ada.getByText('the user pressed Deny').waitFor();
  await browser.inspect(ada, 'connection-failed');
  await ada.getByRole('link', { name: 'Back to the connections' }).click();
  await ada.getByText('The sandbox').waitFor();
});

it('turns a connection to reading alone, live, and says why nothing can be brought then', async () => {
  const others = await ada.context().newPage();
  await browser.open(others, '/connections');
  await others.getByText('CRM, both ways').waitFor();
  await ada.getByRole('link', { name: 'The sandbox' }).click();
  await ada.getByRole('button', { name: 'Edit' }).click();
  await browser.heading(ada, /The sandbox/).waitFor();
  await ada.getByText('From Salesforce: Reads').click();
  await browser.inspect(ada, 'connection-edit');
  await ada.getByRole('button', { name: 'Save' }).click();
  await others.getByText('CRM, from Salesforce').waitFor();
  await ada.getByRole('link', { name: 'Sync', exact: true }).last().click();
  await ada.getByText('This connection only reads from Salesforce').waitFor();
  expect(await ada.getByRole('button', { name: 'Rehearse' }).isDisabled()).toBe(true);
  await browser.inspect(ada, 'sync-reads-only');
  await ada.getByRole('link', { name: 'Backfill' }).click();
  expect(await ada.getByRole('button', { name: 'Start backfill' }).isDisabled()).toBe(true);
  await browser.inspect(ada, 'backfill-reads-only');
  await others.close();
});

it('connects an org with the installed package by client credentials, and verifies it', async () => {
  await browser.open(ada, '/connections/new');
  await ada.getByText(/^Client credentials:/).click();
  await fillApp(ada, packaged, { ...packaged, clientSecret: 'not-the-secret' });
  await ada.getByRole('textbox', { name: 'Name' }).fill('Packaged');
  await ada.getByRole('button', { name: 'Connect', exact: true }).click();
  await ada.getByText('the client secret is wrong').waitFor();
  await ada.getByLabel('Consumer secret').fill(packaged.clientSecret);
  await ada.getByRole('button', { name: 'Connect', exact: true }).click();
  await browser.heading(ada, /Packaged\s+Connected/).waitFor();
  await ada.getByRole('link', { name: 'Verify' }).first().click();
  await verdict('Everything a sync needs is there.').waitFor();
  await ada.getByText('porchlight').first().waitFor();
});

it('names what the integration user lacks, and what only an administrator can give', async () => {
  const [grant] = await packaged.query(
    "SELECT Id FROM FieldPermissions WHERE Field = 'porchlight__Member__c.porchlight__Handle__c'" +
      " AND Parent.Name = 'PorchlightIntegrationUser'"
  );
  await packaged.delete('FieldPermissions', String(grant?.['Id']));
  await ada.reload();
  await ada.getByText(/^Verified (just now|\d+ minutes? ago)/).waitFor();
  await verdict('Everything a sync needs is there.').waitFor();
  await ada.getByRole('button', { name: 'Verify again' }).click();
  await verdict('One thing is missing.').waitFor();
  await ada.locator('[data-id="finding"]', { hasText: 'Member__c.Handle__c' }).waitFor();
  await ada.getByRole('button', { name: 'Fix what the API allows' }).click();
  await ada.getByRole('heading', { name: 'What Salesforce refused' }).waitFor();
  await browser.inspect(ada, 'verify');
});

it('lets a Data Viewer see the connections and change nothing', async () => {
  const vera = await browser.signIn('vera@porch.example', PASSWORD);
  await browser.open(vera, '/connections');
  await vera.getByRole('link', { name: 'Packaged' }).waitFor();
  expect(await vera.getByRole('link', { name: /^Connect / }).count()).toBe(0);
  await browser.inspect(vera, 'connections');
  await vera.getByRole('link', { name: 'The sandbox' }).click();
  await browser.heading(vera, /The sandbox/).waitFor();
  expect(await vera.locator('main').getByRole('button').allTextContents()).toEqual(['Refresh']);
  await browser.open(vera, '/connections/new');
  await vera.getByText('There is no such page').waitFor();
});

it('has made no browser complain', () => {
  expect(browser.problems).toEqual([]);
});
