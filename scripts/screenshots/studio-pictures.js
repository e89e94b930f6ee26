import { PASSWORD, Service } from '../../backend/test/support/service.ts';
import { takeRecords } from '../../backend/test/support/take-records.ts';
import { aVillage } from '../../backend/test/support/workspace.ts';
import { buildStudio } from '../../backend/studio/build/build-studio.ts';
import { watchLoading } from '../../tools/browser/settled.ts';
import { takePicture } from './take-picture.js';

/** The navigation in one line. */
const SIZE = { width: 1120, height: 720 };
const EMAIL = 'ada@acme.example';
const MEMBERS = 40;
const ACTIVITIES = 2_400;

/** Connects the org, verifies it, starts a sync and a backfill, as an admin does; with a picture of each step. */
export async function takeStudio(browser, served, now) {
  const studioDir = await buildStudio();
  const allowedOrgHosts = [new URL(served.url).host];
  const service = await Service.start({ studioDir, allowedOrgHosts, clock: goingOnFrom(now) });
  try {
    await takeRecords(service.storage, aVillage(MEMBERS, ACTIVITIES));
    await service.admin(EMAIL);
    const context = await browser.newContext({ viewport: SIZE, timezoneId: 'America/Los_Angeles' });
    const page = await context.newPage();
    watchLoading(page);
    await page.clock.setSystemTime(now);
    await page.goto(service.url);
    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await takeConnecting(page, served);
    await takeSyncing(page, service);
    await context.close();
  } finally {
    await service.stop();
  }
}

async function takeConnecting(page, served) {
  const { clientId, clientSecret } = served.org.apps
    .list()
    .find(({ runAs }) => runAs === 'integration@local-org.example');
  await page.getByRole('link', { name: 'Connections' }).click();
  await page.getByRole('link', { name: 'Connect Salesforce · CRM' }).click();
  await page.getByText(/^Client credentials:/).click();
  await page.getByLabel('Consumer key').fill(`${clientId.slice(0, 20)}…`);
  await page.getByLabel('Consumer secret').fill(clientSecret);
  await page.getByRole('textbox', { name: 'Name' }).fill('Acme');
  // What is in the picture is an address of everyone's, not of this machine.
  const address = page.getByLabel('My Domain', { exact: false }).last();
  await address.fill('https://acme.my.salesforce.com');
  await page.getByRole('heading', { level: 1 }).click();
  await takePicture(page, 'studio-1-connect');
  await address.fill(served.url);
  await page.getByLabel('Consumer key').fill(clientId);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('The org is connected.').waitFor();
  const giveBack = await takeRightAway(served);
  await close(page);
  await page.getByRole('link', { name: 'Verify' }).click();
  await page.getByText('One thing is missing.').waitFor();
  await takePicture(page, 'studio-2-verify');
  giveBack();
  await page.getByRole('button', { name: 'Verify again' }).click();
  await page.getByText('Everything a sync needs is there.').waitFor();
}

/** One right of the integration user's, so that there is something to verify; how to give it back. */
async function takeRightAway({ org, url, insert }) {
  const fields = ['Field', 'SobjectType', 'ParentId', 'PermissionsRead', 'PermissionsEdit'];
  const where = "Field = 'Member__c.Handle__c' AND Parent.Name = 'PorchlightIntegrationUser'";
  const query = new URLSearchParams({
    q: `SELECT Id, ${fields.join(', ')} FROM FieldPermissions WHERE ${where}`
  });
  const { records } = await (await fetch(`${url}/local-org/query?${query}`)).json();
  const [grant] = records;
  org.records.delete(org.sessionOf(org.admin.id), [grant.Id]);
  return () =>
    insert('FieldPermissions', Object.fromEntries(fields.map((name) => [name, grant[name]])));
}

async function takeSyncing(page, service) {
  const tab = (name) => page.getByRole('navigation', { name: 'Sync' }).getByText(name).click();
  await page.getByRole('link', { name: 'Sync', exact: true }).click();
  await page.getByRole('button', { name: 'Start sync' }).click();
  await page.getByText(/created, \d+ updated/).waitFor();
  await page.getByText('Nothing is running.').waitFor();
  await close(page);
  await takePicture(page, 'studio-3-sync');
  await tab('Backfill');
  await page.getByRole('button', { name: 'Start backfill' }).click();
  await page.getByText('Requested: all communities').waitFor();
  await service.workOffBackfills();
  await page.getByText('Done: all communities').waitFor();
  await page.getByRole('button', { name: 'Estimate' }).click();
  await page.locator('[data-id="estimate"]').waitFor();
  await takePicture(page, 'studio-4-backfill');
  await tab('History');
  await page.locator('tr[data-run]').nth(1).waitFor();
  await takePicture(page, 'studio-5-history');
}

/** What was told in passing. */
async function close(page) {
  const button = page.getByRole('button', { name: 'Close' });
  while ((await button.count()) > 0) await button.first().click();
}

/** A clock that shows `now` at this moment, and goes on. */
function goingOnFrom(now) {
  const ahead = now.getTime() - Date.now();
  return { now: () => new Date(Date.now() + ahead) };
}
