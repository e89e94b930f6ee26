import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, pageAs, type UserPage } from '../../../tools/browser/browser.ts';
import { buildStudio } from '../../studio/build/build-studio.ts';
import { LocalOrg } from '../support/local-org.ts';
import { OrgWire } from '../support/org-wire.ts';
import { Porchlight } from '../support/porchlight.ts';
import { PASSWORD } from '../support/service.ts';
import { StudioBrowser } from '../support/studio-browser.ts';

jest.setTimeout(120_000);

const SYNC_USER = 'sync@acme.example';

let folder: string;
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
  org = await LocalOrg.start();
  wire = await OrgWire.to(org.url);
  const porchlight = new Porchlight(folder, org, {
    PORCHLIGHT_PORT: '0',
    PORCHLIGHT_ALLOWED_ORG_HOSTS: new URL(wire.url).host,
    PORCHLIGHT_STUDIO_DIR: await buildStudio()
  });
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
