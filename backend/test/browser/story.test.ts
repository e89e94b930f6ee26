import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, pageAs, type UserPage } from '../../../tools/browser/browser.ts';
import { buildStudio } from '../../studio/build/build-studio.ts';
import { DataFolder } from '../support/data-folder.ts';
import { LocalOrg } from '../support/local-org.ts';
import { OrgWire } from '../support/org-wire.ts';
import { Porchlight } from '../support/porchlight.ts';
import { PASSWORD } from '../support/service.ts';
import { StudioBrowser } from '../support/studio-browser.ts';

jest.setTimeout(120_000);

const SYNC_USER = 'sync@acme.example';

let folder: string;
let data: DataFolder;
let org: LocalOrg;
let wire: OrgWire;
let studio: StudioBrowser;
let stopService: () => Promise<void>;
let firstAdminUrl: string;
let iris: Page;
let chromium: Browser;
let salesforce: UserPage;
let client: { clientId: string; clientSecret: string };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-story-'));
  data = new DataFolder(folder);
  org = await LocalOrg.startWithPages();
  wire = await OrgWire.to(org.url);
  const env = {
    PORCHLIGHT_PORT: '0',
    PORCHLIGHT_ALLOWED_ORG_HOSTS: new URL(wire.url).host,
    PORCHLIGHT_STUDIO_DIR: await buildStudio()
  };
  const porchlight = new Porchlight(folder, org, { env });
  await importCommunity(porchlight);
  const { ready, stop } = await porchlight.serve();
  stopService = stop;
  firstAdminUrl = ready.firstAdminUrl ?? '';
  studio = await StudioBrowser.launch(ready.url);
  chromium = await launchBrowser();
}, 300_000);
afterAll(async () => {
  await studio?.close();
  await chromium?.close();
  await stopService?.();
  await wire?.close();
  await org?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Two people of the org's, who talk about their work. */
async function importCommunity(porchlight: Porchlight): Promise<void> {
  const rows = Array.from({ length: 40 }, (_, index) => {
    const who = index % 2 === 0 ? 'ada,Ada Stone,ada@stone.example' : 'ben,Ben Ash,ben@ash.example';
    return `${who},2026-10-${String(1 + (index % 28)).padStart(2, '0')}T10:00:00Z,Words ${index}`;
  });
  writeFileSync(join(folder, 'talk.csv'), ['handle,name,mail,at,body', ...rows, ''].join('\n'));
  const mapping = {
    ...{ who: { handle: 'handle', name: 'name', email: 'mail' }, when: 'at' },
    ...{ what: { always: 'message' }, where: { always: '#porch' }, text: 'body' }
  };
  writeFileSync(join(folder, 'mapping.json'), JSON.stringify(mapping));
  const { code, err } = await porchlight.run(
    ...['import', 'file', join(folder, 'talk.csv'), '--community', 'The porch'],
    ...['--mapping', join(folder, 'mapping.json')]
  );
  if (code !== 0) throw new Error(`The import failed: ${err}`);
}

/** A person of the org who is no administrator, made as an administrator makes one. */
async function addSyncUser(): Promise<void> {
  const [profile] = await org.query("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  await org.create('User', {
    ...{ Username: SYNC_USER, LastName: 'Sync', FirstName: 'Porch', Alias: 'psync' },
    ...{ Email: SYNC_USER, ProfileId: profile?.['Id'], TimeZoneSidKey: 'America/Los_Angeles' },
    ...{ LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' }
  });
}

it('invites an Integrations Manager, who signs in', async () => {
  const ada = await studio.newPage();
  await ada.goto(firstAdminUrl);
  await ada.getByLabel('Your name').fill('Ada');
  await ada.getByLabel('E-mail').fill('ada@porch.example');
  await ada.getByLabel('Password').first().fill(PASSWORD);
  await ada.getByRole('button', { name: 'Become the admin' }).click();
  await studio.heading(ada, 'Overview').waitFor();
  await studio.open(ada, '/people');
  await ada.getByLabel('E-mail').fill('iris@porch.example');
  await ada.getByRole('combobox', { name: 'Role', exact: true }).click();
  await ada.getByRole('option', { name: 'Integrations Manager' }).first().click();
  await ada.getByRole('button', { name: 'Invite', exact: true }).click();
  await ada.locator('tr[data-email="iris@porch.example"]').waitFor();
  await studio.open(ada, '/outbox');
  const link = ada.getByRole('link', { name: 'Open the link' }).first();
  const href = (await link.getAttribute('href')) ?? '';

  iris = await studio.newPage();
  await studio.open(iris, href.replace(/^.*#/, ''));
  await iris.getByLabel('Your name').fill('Iris');
  await iris.getByLabel('Choose a password').fill(PASSWORD);
  await iris.getByRole('button', { name: 'Accept the invitation' }).click();
  await studio.heading(iris, 'Overview').waitFor();
});

it('sets up Salesforce with the wizard, which says what the app must know', async () => {
  await addSyncUser();
  const ada = { FirstName: 'Ada', LastName: 'Stone', Email: 'ada@stone.example' };
  await org.create('Contact', ada);
  salesforce = await pageAs(chromium, org.url, { user: 'admin' });
  const { page } = salesforce;
  const next = (name = 'Next') => page.getByRole('button', { name }).click();
  await salesforce.open('/lightning/n/PorchlightSetup');
  await page.locator('h2', { hasText: 'Step 1 of 6: Access' }).waitFor();
  await next();
  await page.getByRole('searchbox').fill('Sync');
  await page.getByRole('button', { name: /Porch Sync/ }).click();
  await next();
  await page.getByRole('button', { name: 'Grant access' }).click();
  await page.getByText('Everything was granted.').waitFor();
  await next();
  await page.getByLabel('Address of the Studio').fill(studio.url);
  const callback = page.locator('[data-id="value"]', { hasText: '/oauth/callback' });
  const callbackUrl = (await callback.textContent()) ?? '';
  // Setup, External Client App Manager: made by hand there.
  client = await org.putApp({
    ...{ name: 'Porchlight', callbackUrls: [callbackUrl] },
    refreshToken: { rotation: true, idleDays: 30 }
  });
  await next();
  await page.locator('h2', { hasText: 'Pages' }).waitFor();
  await next();
  await page.getByText('Everything is there.').waitFor();
  await next('Finish');
  await page.locator('h2', { hasText: 'The setup is done' }).waitFor();
  expect(salesforce.problems).toEqual([]);
});

it('connects by consent', async () => {
  await studio.open(iris, '/connections/new?capability=crm');
  await iris.getByText(/^Custom My Domain:/).click();
  await iris.getByLabel('My Domain', { exact: false }).last().fill(wire.url);
  await iris.getByLabel('Consumer key').fill(client.clientId);
  await iris.getByLabel('Consumer secret').fill(client.clientSecret);
  await iris.getByRole('textbox', { name: 'Name' }).fill('Acme');
  await iris.getByRole('button', { name: 'Continue to Salesforce' }).click();
  await allow();
  await studio.heading(iris, /Acme\s+Connected/).waitFor();
});

/** On the consent page of the org. */
async function allow(who = SYNC_USER): Promise<void> {
  await iris.getByLabel(new RegExp(who)).check();
  await iris.getByRole('button', { name: 'Allow' }).click();
}

it('verifies: something is missing at first, an administrator mends it, then all is well', async () => {
  const [grant] = await org.query(
    "SELECT Id FROM FieldPermissions WHERE Field = 'Member__c.Handle__c'" +
      " AND Parent.Name = 'PorchlightIntegrationUser'"
  );
  await org.delete('FieldPermissions', String(grant?.['Id']));
  await iris.getByRole('link', { name: 'Verify' }).click();
  await iris.locator('[data-id="finding"]', { hasText: 'Member__c.Handle__c' }).waitFor();
  await iris.getByRole('button', { name: 'Fix what the API allows' }).click();
  await iris.getByRole('heading', { name: 'What Salesforce refused' }).waitFor();
  await iris.getByRole('button', { name: 'Fix as administrator' }).click();
  await allow('admin@local-org.example');
  await iris.getByText('Everything a sync needs is there.').waitFor();
  await iris.getByText('One of them was given.').waitFor();
});

it('starts the sync, and brings the history with a backfill whose progress is shown', async () => {
  await iris.getByRole('link', { name: 'Acme' }).click();
  await iris.getByRole('link', { name: 'Sync', exact: true }).last().click();
  await iris.getByRole('button', { name: 'Start sync' }).click();
  await iris.getByText('43 created').first().waitFor({ timeout: 60_000 });
  await iris.getByText('Nothing is running.').waitFor();

  await iris.getByRole('link', { name: 'Backfill' }).click();
  await iris.getByRole('button', { name: 'Estimate' }).click();
  await iris.locator('[data-id="estimate"]').waitFor();
  await iris.getByRole('button', { name: 'Start backfill' }).click();
  await iris.locator('[data-id="progress"]', { hasText: 'of 40 activities' }).waitFor();
  const state = iris.locator('[data-id="state"]', { hasText: 'Done' });
  await state.waitFor({ timeout: 60_000 });
  await iris.getByText('40 of 40 activities (100 %)').waitFor();
});

it('shows the runs in the history, and the card on the contact to a sales rep', async () => {
  await iris.getByRole('link', { name: 'History' }).click();
  const table = iris.getByRole('table');
  await table.getByText('Sync', { exact: true }).first().waitFor();
  await table.getByText('Backfill', { exact: true }).first().waitFor();

  const [contact] = await org.query("SELECT Id FROM Contact WHERE Email = 'ada@stone.example'");
  const rep = await pageAs(chromium, org.url, { user: 'rep' });
  await rep.open(`/lightning/r/Contact/${String(contact?.['Id'])}/view`);
  const card = rep.page.locator('c-community-profile', { hasText: 'The porch' });
  await card.filter({ hasText: /Contact:\s*Ada Stone/ }).waitFor();
  expect(rep.problems).toEqual([]);
});

it('tells that the org ended the consent, and goes on with a new token in its place', async () => {
  const { id } = await data.connection();
  await studio.open(iris, `/connections/${id}`);
  await iris.getByRole('button', { name: 'Test' }).click();
  await iris.getByText(`The org answers: signed in as ${SYNC_USER}.`).waitFor();
  const token = await data.refreshToken();
  // What an administrator does under Connected Apps OAuth Usage.
  const body = new URLSearchParams({ token });
  await fetch(`${org.url}/services/oauth2/revoke`, { method: 'POST', body });
  await iris.getByRole('button', { name: 'Test' }).click();
  await studio.heading(iris, /Acme\s+Expired/).waitFor();
  const reason = iris.locator('[data-id="reason"]', { hasText: 'has expired or was revoked' });
  await reason.waitFor();
  await studio.inspect(iris, 'connection-expired');
  await iris.getByRole('button', { name: 'Re-generate token' }).click();
  await allow();
  await studio.heading(iris, /Acme\s+Connected/).waitFor();
  expect((await data.connection()).id).toBe(id);
});

it('disconnects, then disconnects the account: no token is left, the data stay', async () => {
  await end('Disconnect');
  await studio.heading(iris, /Acme\s+Disconnected/).waitFor();
  const before = wire.count('POST /services/oauth2/revoke');
  await end('Disconnect account');
  await studio.heading(iris, /Acme\s+Revoked/).waitFor();
  expect(wire.count('POST /services/oauth2/revoke')).toBe(before + 1);
  expect(data.secretCount()).toBe(0);
  expect((await data.connection()).secretId).toBeNull();

  expect(await org.count('Activity__c')).toBe(40);
  const members = await org.query('SELECT Handle__c, Contact__r.Name FROM Member__c');
  expect(members).toHaveLength(2);
  expect(await org.countOf('SELECT COUNT() FROM Contact WHERE CommunityMemberships__c > 0')).toBe(
    1
  );
  expect(studio.problems).toEqual([]);
});

/** By the menu behind the three dots, after asking. */
async function end(name: string): Promise<void> {
  await iris.getByRole('button', { name: 'More actions' }).click();
  await iris.getByRole('menuitem', { name, exact: true }).click();
  const dialog = iris.getByRole('alertdialog');
  await dialog.getByRole('button', { name, exact: true }).click();
}
