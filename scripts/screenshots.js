// npm run screenshots: the pictures of docs/install.md, taken from the local org's own pages.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './setup/install.js';
import { ensureNode, root } from './setup/node-24.js';

await ensureNode(import.meta.url);
ensureDependencies();
const { launchBrowser, pageAs, settled } = await import('../tools/browser/browser.ts');
const { servePages } = await import('../local-org/test/support/page-org.ts');

const images = join(root, 'docs', 'images');
const SIZE = { width: 960, height: 720 };

mkdirSync(images, { recursive: true });
const served = await servePages();
const browser = await launchBrowser();
try {
  await takeSetup();
  await takeHealth();
} finally {
  await browser.close();
  await served.stop();
}

/** Walks through the wizard as an administrator does, with a picture of each step. */
async function takeSetup() {
  const { page, open } = await pageAs(browser, served.url, { user: 'admin', viewport: SIZE });
  const next = () => page.getByRole('button', { name: 'Next' }).click();
  await open('/lightning/n/PorchlightSetup');
  await take(page, 'setup-1-access', 'Access');
  await next();
  await page.getByRole('searchbox').fill('Integration');
  await page.getByRole('button', { name: /Porchlight Integration/ }).click();
  await take(page, 'setup-2-integration-user', 'Integration user');
  await next();
  await page.getByRole('button', { name: 'Grant access' }).click();
  await page.getByText('Everything was granted.').waitFor();
  await take(page, 'setup-3-permissions', 'Permissions');
  await next();
  await page.getByLabel('Address of the Studio').fill('https://studio.example.com');
  await take(page, 'setup-4-connection', 'Connection');
  await next();
  await take(page, 'setup-5-pages', 'Pages');
  await next();
  await page.getByText('Everything is there.').waitFor();
  await take(page, 'setup-6-check', 'Check');
}

async function takeHealth() {
  served.insert('SyncRun__c', {
    ...{ ExternalId__c: 'run-1', Kind__c: 'sync', Status__c: 'done_with_parked', Created__c: 40 },
    ...{ Updated__c: 112, Parked__c: 1, ApiCalls__c: 3, ApiCallsLeft__c: 14_212 },
    StartedAt__c: '2026-10-03T08:00:00Z'
  });
  served.insert('SyncIssue__c', {
    ...{ ExternalId__c: 'issue-1', State__c: 'open', Object__c: 'Contact' },
    ...{ RecordKey__c: 'slack:U024BE7LH', Code__c: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' },
    Remedy__c: 'A validation rule of Contact refuses the row. Exempt the integration user from it.',
    LastSeenAt__c: '2026-10-03T08:00:00Z'
  });
  const { page, open } = await pageAs(browser, served.url, { user: 'admin', viewport: SIZE });
  await open('/lightning/n/PorchlightSyncHealth');
  await take(page, 'sync-health', 'Last runs');
}

async function take(page, name, heading) {
  await page.locator('h2', { hasText: heading }).waitFor();
  await settled(page);
  await page.screenshot({ path: join(images, `${name}.png`), fullPage: true });
  console.log(`docs/images/${name}.png`);
}
