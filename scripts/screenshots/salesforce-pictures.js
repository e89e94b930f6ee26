import { pageAs } from '../../tools/browser/browser.ts';
import { SIZE, takePicture } from './take-picture.js';

/** Walks through the wizard as an administrator does, with a picture of each step. */
export async function takeSetup(browser, served) {
  const { page, open } = await pageAs(browser, served.url, { user: 'admin', viewport: SIZE });
  const next = () => page.getByRole('button', { name: 'Next' }).click();
  await open('/lightning/app/PorchlightSetup');
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

/** The tab Sync Health with a run and a row that was parked. */
export async function takeHealth(browser, served) {
  served.insert('SyncRun__c', {
    ...{ ExternalId__c: 'run-1', Kind__c: 'sync', Status__c: 'done_with_parked', Created__c: 40 },
    ...{ Updated__c: 112, Parked__c: 1, ApiCalls__c: 3, ApiCallsLeft__c: 14_212 },
    StartedAt__c: '2026-10-05T09:00:00Z'
  });
  served.insert('SyncIssue__c', {
    ...{ ExternalId__c: 'issue-1', State__c: 'open', Object__c: 'Contact' },
    ...{ RecordKey__c: 'slack:U024BE7LH', Code__c: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' },
    Remedy__c: 'A validation rule of Contact refuses the row. Exempt the integration user from it.',
    LastSeenAt__c: '2026-10-05T09:00:00Z'
  });
  const { page, open } = await pageAs(browser, served.url, { user: 'admin', viewport: SIZE });
  await open('/lightning/app/PorchlightSetup');
  await open('/lightning/n/PorchlightSyncHealth');
  await take(page, 'sync-health', 'Last runs');
}

async function take(page, name, heading) {
  await page.locator('h2', { hasText: heading }).waitFor();
  await takePicture(page, name);
}
