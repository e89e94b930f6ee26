import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { buildStudio } from '../../studio/build/build-studio.ts';
import { LocalOrg } from '../support/local-org.ts';
import { aMember } from '../support/records.ts';
import { PASSWORD, Service } from '../support/service.ts';
import { StudioBrowser } from '../support/studio-browser.ts';

const FIRST_LOAD_KB = 450;
const INTERACTIVE_MS = 2_000;

/** Of orgs that tests start. */
const allowedOrgHosts: string[] = [];
let service: Service;
let browser: StudioBrowser;
let admin: Page;

beforeAll(async () => {
  service = await Service.start({ studioDir: await buildStudio(), allowedOrgHosts });
  await service.storage.members.saveAll([aMember({ email: 'iris@porch.example' })]);
  browser = await StudioBrowser.launch(service.url);
  admin = await newPage();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const newPage = () => browser.newPage();
const open = (page: Page, route: string) => browser.open(page, route);
const inspect = (page: Page, name: string) => browser.inspect(page, name);
const heading = (page: Page, name: string) => browser.heading(page, name);

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: false }).first().fill(value);
  }
}

async function pagesShown(page: Page): Promise<string[]> {
  return page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allTextContents();
}

/** One first visit, with nothing kept from another. */
async function firstVisit(): Promise<{ page: Page; kilobytes: number; interactiveMs: number }> {
  const page = await newPage();
  const client = await page.context().newCDPSession(page);
  let bytes = 0;
  await client.send('Network.enable');
  client.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  // Once to start what is slow only the first time: the browser's own processes.
  await page.goto(`${service.url}/health`);
  bytes = 0;
  const began = performance.now();
  await page.goto(service.url);
  await page.getByLabel('Password').waitFor();
  const interactiveMs = performance.now() - began;
  await page.waitForLoadState('networkidle');
  return { page, kilobytes: bytes / 1000, interactiveMs };
}

it('is small and quick', async () => {
  const visits = [await firstVisit(), await firstVisit(), await firstVisit()];
  const kilobytes = Math.max(...visits.map((visit) => visit.kilobytes));
  // The quickest: the others may have waited for what else the machine is doing.
  const interactiveMs = Math.min(...visits.map((visit) => visit.interactiveMs));
  process.stdout.write(
    `Studio: first load ${Math.round(kilobytes)} kB, interactive after ${Math.round(interactiveMs)} ms\n`
  );
  expect(kilobytes).toBeLessThan(FIRST_LOAD_KB);
  expect(interactiveMs).toBeLessThan(INTERACTIVE_MS);
  await inspect((visits[0] as { page: Page }).page, 'sign-in');
  await Promise.all(visits.map(({ page }) => page.context().close()));
}, 60_000);

it('makes the first admin by the link printed at start', async () => {
  const token = await service.people.users.firstAdminToken();
  await open(admin, `/first-admin/${token}`);
  await inspect(admin, 'first-admin');
  await fill(admin, { 'Your name': 'Ada', 'E-mail': 'ada@porch.example', Password: 'short' });
  await admin.getByRole('button', { name: 'Become the admin' }).click();
  await expect(heading(admin, 'Overview').isVisible()).resolves.toBe(false);
  await fill(admin, { Password: PASSWORD });
  await admin.getByRole('button', { name: 'Become the admin' }).click();
  await heading(admin, 'Overview').waitFor();
  await admin.getByText('No Salesforce org is connected yet').waitFor();
  expect(await pagesShown(admin)).toEqual([
    'Overview',
    'Connections',
    'Sync',
    'People',
    'API keys',
    'Outbox',
    'Audit log',
    'Support'
  ]);
  await inspect(admin, 'overview');
});

async function invite(email: string, role: string): Promise<void> {
  await open(admin, '/people');
  await admin.getByLabel('E-mail').fill(email);
  await admin.getByRole('combobox', { name: 'Role', exact: true }).click();
  await admin.getByRole('option', { name: role }).first().click();
  await admin.getByRole('button', { name: 'Invite', exact: true }).click();
  await admin.locator(`tr[data-email="${email}"]`).waitFor();
}

/** Where the newest mail to an address leads. */
async function mailedRoute(email: string): Promise<string> {
  await open(admin, '/');
  await open(admin, '/outbox');
  const mail = admin.locator(`article[data-to="${email}"]`).first();
  const href = await mail.getByRole('link', { name: 'Open the link' }).getAttribute('href');
  return (href ?? '').replace('#', '');
}

/** Follows the link in the outbox in a browser of their own. */
async function accept(email: string): Promise<Page> {
  const page = await newPage();
  await open(page, await mailedRoute(email));
  await page.getByText(email).first().waitFor();
  if (email.startsWith('iris')) await inspect(page, 'invitation');
  await fill(page, { 'Your name': email.split('@')[0] ?? '', 'Choose a password': PASSWORD });
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await heading(page, 'Overview').waitFor();
  return page;
}

it('invites an Integrations Manager, who sees integrations and API keys only', async () => {
  await invite('iris@porch.example', 'Integrations Manager');
  await expect(admin.getByText('No member of a connected community').count()).resolves.toBe(0);
  const iris = await accept('iris@porch.example');
  expect(await pagesShown(iris)).toEqual([
    'Overview',
    'Connections',
    'Sync',
    'API keys',
    'Support'
  ]);
  await open(iris, '/people');
  await iris.getByText('There is no such page').waitFor();

  await open(iris, '/api-keys');
  await iris.getByText('No keys yet').waitFor();
  await iris.getByLabel('Name').fill('<img src=x onerror=alert(1)>');
  await iris.getByText('status:read').click();
  await iris.getByRole('button', { name: 'Add the key' }).click();
  const secret = (await iris.locator('[data-id="secret"]').textContent()) ?? '';
  const headers = { authorization: `Bearer ${secret}` };
  expect((await fetch(`${service.url}/v1/status`, { headers })).status).toBe(200);
  await inspect(iris, 'api-keys');
  await iris.getByRole('button', { name: 'I have copied it' }).click();
  await iris.getByLabel('Name').waitFor();
  await iris.getByRole('button', { name: 'Revoke' }).click();
  await expect(iris.getByText(secret).count()).resolves.toBe(0);
  await iris.getByRole('button', { name: 'Really revoke?' }).click();
  await iris.getByText('No keys yet').waitFor();
  expect((await fetch(`${service.url}/v1/status`, { headers })).status).toBe(401);
});

it('warns when no member has the invited address; a Data Viewer only looks', async () => {
  await invite('vera@porch.example', 'Data Viewer');
  await admin.getByText('No member of a connected community has this address').waitFor();
  await inspect(admin, 'people');
  const vera = await accept('vera@porch.example');
  expect(await pagesShown(vera)).toEqual(['Overview', 'Connections', 'Sync']);
  await open(vera, '/api-keys');
  await vera.getByText('There is no such page').waitFor();
});

it('shows on the overview what changes elsewhere, without loading the page again', async () => {
  await open(admin, '/');
  const { aCommunity } = await import('../support/records.ts');
  await service.storage.communities.saveAll([aCommunity()]);
  const figure = admin.locator('dl > div', { hasText: 'Communities' }).locator('dd');
  await figure.getByText('1', { exact: true }).waitFor({ timeout: 10_000 });
});

it('changes a role and removes a user, after asking', async () => {
  await open(admin, '/people');
  const row = admin.locator('tr[data-email="vera@porch.example"]');
  await row.getByRole('combobox').click();
  await row.getByRole('option', { name: 'Integrations Manager' }).click();
  await admin.getByText('vera is now Integrations Manager.').waitFor();
  await row.getByRole('button', { name: 'Remove' }).click();
  await row.getByRole('button', { name: 'Really remove?' }).click();
  await row.waitFor({ state: 'detached' });
  await open(admin, '/audit-log');
  await admin.getByText('User removed').waitFor();
});

it('makes in an org without the package what is missing, after showing it, and nothing twice', async () => {
  const org = await LocalOrg.start('--without-package');
  allowedOrgHosts.push(new URL(org.url).host);
  const { url, clientId, clientSecret, accessToken } = org;
  const { connections, care } = service.orgs;
  const auth = { kind: 'client-credentials', clientId, clientSecret } as const;
  const { id } = await connections.connect({ url, name: 'Ours', auth });
  const session = { kind: 'access-token', accessToken } as const;
  await connections.connect({ url, name: 'Its admin', auth: session });

  await open(admin, `/connections/${id}`);
  await admin.getByRole('link', { name: 'Fields and objects' }).click();
  await admin.getByText('What Salesforce refused').waitFor();
  await admin.getByText('Connect as an administrator').waitFor();
  await inspect(admin, 'provisioning-refused');
  await admin.getByRole('combobox', { name: 'Make them as' }).click();
  await admin.getByRole('option', { name: 'Its admin' }).click();
  await admin.getByText('49 things are to be made.').waitFor();
  await inspect(admin, 'provisioning-preview');
  await admin.getByRole('button', { name: 'Make them' }).click();
  await admin.getByRole('button', { name: 'Really make them?' }).click();
  await admin.getByText(/^\d+ of 49$/).waitFor();
  await admin.getByText('49 of 49 made and given.').waitFor();
  await admin.getByText('nothing to do').waitFor();
  await inspect(admin, 'provisioning-done');
  expect(await admin.locator('[data-state="made"]').count()).toBe(44);
  expect(await service.storage.audit.list({ limit: 1 })).toMatchObject([
    { action: 'connection.provisioned', actor: { name: 'ada@porch.example' } }
  ]);

  await care.disconnect(id);
  await open(admin, `/connections/${id}`);
  await admin.getByRole('link', { name: 'Fields and objects' }).click();
  await admin.getByText('Made in this org, and left in place').waitFor();
  await inspect(admin, 'provisioning-left');
  await org.stop();
});

it('comes back to the page asked for after signing in, by keyboard alone', async () => {
  await admin.getByRole('button', { name: 'Sign out' }).click();
  await heading(admin, 'Sign in to Porchlight').waitFor();
  await open(admin, '/people');
  await admin.getByLabel('E-mail').focus();
  await admin.keyboard.type('ada@porch.example');
  await admin.keyboard.press('Tab');
  await admin.keyboard.type('not the password');
  await admin.keyboard.press('Enter');
  await admin.getByText('The address or the password is wrong.').waitFor();
  await admin.getByLabel('Password').fill('');
  await admin.keyboard.type(PASSWORD);
  await admin.keyboard.press('Enter');
  await heading(admin, 'People').waitFor();
});

it('lets who forgot a password set a new one by the mailed link, and change it on the account page', async () => {
  const page = await newPage();
  await open(page, '/');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await heading(page, 'Forgot your password?').waitFor();
  await page.getByLabel('E-mail').fill('iris@porch.example');
  await inspect(page, 'forgot-password');
  await page.getByLabel('E-mail').press('Enter');
  await page.getByText('If somebody here has the address iris@porch.example').waitFor();
  await service.people.passwordLinks.ended();
  await open(page, await mailedRoute('iris@porch.example'));
  await page.getByText('For iris@porch.example').waitFor();
  await inspect(page, 'new-password');
  await page.getByLabel('New password').fill(`${PASSWORD} by night`);
  await page.keyboard.press('Enter');
  await heading(page, 'Overview').waitFor();

  await page.getByRole('link', { name: 'iris · Integrations Manager' }).click();
  await page.getByLabel('Current password').fill(`${PASSWORD} by night`);
  await page.getByLabel('New password').fill(PASSWORD);
  await inspect(page, 'account');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Every other browser is signed out.').waitFor();
  // With what its requests carry since.
  await page.getByRole('button', { name: 'Sign out' }).click();
  await heading(page, 'Sign in to Porchlight').waitFor();
});

it('makes a link for a user who cannot be mailed', async () => {
  await open(admin, '/people');
  const row = admin.locator('tr[data-email="iris@porch.example"]');
  await row.getByRole('button', { name: 'Password link' }).click();
  await admin.getByText('Copy the link now').waitFor();
  expect(await admin.locator('[data-id="secret"]').textContent()).toContain('/#/new-password/');
  await inspect(admin, 'people-password-link');
  await admin.getByRole('button', { name: 'I have copied it' }).click();
  await admin.locator('[data-id="secret"]').waitFor({ state: 'detached' });
});

it('explains why a sign-in ended at the identity provider, and runs no script of the address', async () => {
  const page = await newPage();
  const message = '<img src=x onerror="document.title=1">You were not invited.';
  const query = new URLSearchParams({ code: 'not_invited', message }).toString();
  await open(page, `/sign-in-failed?${query}`);
  await page.getByText('You were not invited.').waitFor();
  await expect(page.locator('img').count()).resolves.toBe(0);
});

it('keeps hashed files for ever, the page for no time, and lets no foreign script run', async () => {
  const page = await fetch(service.url);
  const html = await page.text();
  expect(page.headers.get('cache-control')).toBe('no-cache');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
  const asset = await fetch(service.url + script, { headers: { 'accept-encoding': 'gzip' } });
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(asset.headers.get('content-encoding')).toBe('gzip');
  const notices = await (await fetch(`${service.url}/notices.txt`)).text();
  for (const name of ['lwc', 'lightning-base-components', '@salesforce-ux/design-system-2']) {
    expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
  expect(notices).toContain('Terms of Use');
});

it('has made no browser complain', () => {
  expect(browser.problems).toEqual([]);
});
