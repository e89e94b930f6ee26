import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  axeViolations,
  DESKTOP,
  launchBrowser,
  overflows,
  PHONE,
  screenshot
} from '../../../tools/browser/browser.ts';
import { HOSTILE, HOSTILE_TEXTS } from '../../../tools/browser/hostile-text.ts';
import { buildStudio } from '../../studio/build/build-studio.ts';
import type { Connection } from '../../src/domain/index.ts';
import type { Browser as Client } from '../support/browser-client.ts';
import { hostileCommunity } from '../support/hostile-community.ts';
import { LocalOrg } from '../support/local-org.ts';
import { Service, PASSWORD } from '../support/service.ts';
import { PAGE_ELEMENTS, ROUTES, StudioTour } from '../support/studio-tour.ts';
import { takeRecords } from '../support/take-records.ts';
import { aVillage } from '../support/workspace.ts';

const MEMBERS = 6;
const ACTIVITIES = 60;

let org: LocalOrg;
let service: Service;
let chromium: Browser;
let page: Page;
let ada: Client;
let connection: Connection;
const problems: string[] = [];

beforeAll(async () => {
  org = await LocalOrg.start();
  const allowedOrgHosts = [new URL(org.url).host];
  service = await Service.start({ studioDir: await buildStudio(), allowedOrgHosts });
  const { url, clientId, clientSecret } = org;
  const auth = { kind: 'client-credentials', clientId, clientSecret } as const;
  connection = await service.orgs.connections.connect({ url, auth, name: 'Production' });
  const village = aVillage(MEMBERS, ACTIVITIES);
  // What strangers write is shown as text, wherever it comes up.
  const members = village.members.map((member, index) => ({
    ...member,
    ...(index < 2 && { email: '<img src=x onerror=alert(1)>' })
  }));
  await takeRecords(service.storage, { ...village, members });
  chromium = await launchBrowser();
  page = await signedIn();
}, 300_000);
afterAll(async () => {
  await chromium?.close();
  await service?.stop();
  await org?.stop();
});

async function signedIn(): Promise<Page> {
  const context = await chromium.newContext({ viewport: DESKTOP });
  context.setDefaultTimeout(10_000);
  const opened = await context.newPage();
  opened.on('pageerror', (error) => problems.push(String(error)));
  opened.on('console', (message) => {
    // A refusal of the backend is an answer: what matters is what the page makes of it.
    const isAnswer = message.location().url.includes('/v1/');
    if (message.type() === 'error' && !isAnswer) problems.push(message.text());
  });
  ada = await service.admin('ada@porch.example');
  await opened.goto(service.url);
  await opened.getByLabel('E-mail').fill('ada@porch.example');
  await opened.getByLabel('Password').fill(PASSWORD);
  await opened.getByRole('button', { name: 'Sign in' }).click();
  await heading(opened, 'Overview').waitFor();
  return opened;
}

function heading(on: Page, name: string) {
  return on.getByRole('heading', { level: 1, name, exact: true });
}

function tab(name: string) {
  return page.getByRole('navigation', { name: 'Sync' }).getByRole('link', { name, exact: true });
}

function button(name: string) {
  return page.getByRole('button', { name, exact: true });
}

/** Nothing breaks WCAG 2 A or AA, and nothing must be scrolled sideways, on a desk or in a hand. */
async function inspect(name: string): Promise<void> {
  for (const [size, viewport] of [['desk', DESKTOP] as const, ['hand', PHONE] as const]) {
    await page.setViewportSize(viewport);
    expect([name, size, await axeViolations(page)]).toEqual([name, size, []]);
    await screenshot(page, `studio-${name}-${size}`);
    expect([name, size, await overflows(page)]).toEqual([name, size, false]);
  }
  await page.setViewportSize(DESKTOP);
}

it('starts a sync only after a verification, or when told to', async () => {
  await page.getByRole('link', { name: 'Sync', exact: true }).click();
  await heading(page, 'Sync').waitFor();
  await page.getByText('Nobody has verified the connection yet.').waitFor();
  await button('Start sync').click();
  await page.getByText('Nobody has verified yet what').waitFor();
  await button('Start all the same').waitFor();
  await inspect('sync-refused');
  expect((await org.ledger()).rowsWritten).toBe(0);
  await service.orgs.verification.verify(connection.id);
  await page.getByText('nothing is missing').waitFor();
});

it('rehearses, and shows what the next sync would do', async () => {
  await button('Rehearse').click();
  const plan = page.locator('[data-id="plan"]');
  await plan.waitFor({ timeout: 30_000 });
  // Two members are refused; what they did waits for them.
  await plan.getByText(String(1 + 4 + 40), { exact: true }).waitFor();
  await page.getByRole('combobox', { name: 'Rows shown' }).click();
  await page.getByRole('option', { name: 'To park' }).click();
  await page.getByText('slack:T1:U1', { exact: true }).first().waitFor();
});

it('saves settings, and says which of them is wrong', async () => {
  await page.getByRole('combobox', { name: 'Minutes between two syncs' }).click();
  await page.getByRole('option', { name: '15', exact: true }).click();
  await page.getByLabel('E-mail domains of teammates').fill('no domain');
  await button('Save the settings').click();
  await page.getByText('Nothing was changed.').waitFor();
  await page.getByLabel('E-mail domains of teammates').fill('porch.example, village.test');
  await button('Save the settings').click();
  await page.getByText('The settings are saved').waitFor();
  expect(await service.sync.settings.of(connection.id)).toMatchObject({
    ...{ intervalMinutes: 15, teammateDomains: ['porch.example', 'village.test'] }
  });
});

it('estimates a backfill, starts it, pauses, resumes, and shows it to the end', async () => {
  await tab('Backfill').click();
  await heading(page, 'Backfill').waitFor();
  await button('Estimate').click();
  await page.getByText(String(1 + MEMBERS + ACTIVITIES), { exact: true }).waitFor();
  await button('Start backfill').click();
  await page.getByText('Requested: all communities').waitFor();
  await inspect('backfill-requested');
  await button('Pause').click();
  await page.getByText('Paused: all communities').waitFor();
  await button('Resume').click();
  await page.getByText('Running: all communities').waitFor();
  await service.workOffBackfills();
  await page.getByText('Done: all communities').waitFor();
  await page.getByText(`${ACTIVITIES} of ${ACTIVITIES} activities (100 %)`).waitFor();
  await tab('Sync').click();
  await page.getByText('Last run', { exact: true }).waitFor();
});

it('starts a sync, whose end the page hears of', async () => {
  await tab('Sync').click();
  await button('Start sync').click();
  await page.getByText('The sync has begun.').waitFor();
  await page.locator('[data-id="now"]', { hasText: 'Nothing is running.' }).waitFor();
});

it('shows the history, and of each run its records and issues', async () => {
  await tab('History').click();
  await heading(page, 'History').waitFor();
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Backfill' }).click();
  await page.locator('tr[data-run]').first().getByRole('link').waitFor();
  await page.locator('tr[data-run]').first().getByRole('link').click();
  await page.getByText('Issues this run saw last').waitFor();
  await page.getByRole('cell', { name: 'In the org' }).first().waitFor();
});

it('shows issues by kind, finds one, downloads all, and lets rows be tried again', async () => {
  await tab('Issues').click();
  await heading(page, 'Issues').waitFor();
  await page.locator('section[data-code="INVALID_EMAIL_ADDRESS"]').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('issues.csv');
  await page.getByLabel('Search record, field or message').fill('U1');
  await page.keyboard.press('Enter');
  await page.locator('tr[data-key="slack:T1:U0"]').first().waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: 'Choose slack:T1:U1' }).first().focus();
  await page.keyboard.press('Space');
  await button('Retry 1 row').click();
  await page.getByText('1 row will be tried again in the next run.').waitFor();
  await page.locator('tr[data-key="slack:T1:U1"]').getByRole('link').first().click();
  await heading(page, 'Record').waitFor();
  await page.getByText('Brought by a source').first().waitFor();
});

it('shows how the calls of the org are divided, as a chart and as a table', async () => {
  await tab('API use').click();
  await heading(page, 'API use').waitFor();
  await page.getByRole('img', { name: 'API calls by day' }).waitFor();
  await page.getByText(/^By .* about \d+ calls by us/).waitFor();
});

it('keeps a checklist on the overview, and what people confirm of it', async () => {
  await page.getByRole('link', { name: 'Overview' }).click();
  const point = page.locator('li[data-point="ip_relaxed"]');
  await point.getByText('To confirm').waitFor();
  await point.getByRole('button', { name: 'Confirm' }).click();
  await point.getByText('Confirmed by ada@porch.example').waitFor();
  await page.locator('li[data-point="profile"]').getByText('Done').waitFor();
  await page.locator('li[data-point="documents"]').getByText('Not needed').waitFor();
  await point.getByRole('button', { name: 'Take back' }).click();
  await point.getByText('To confirm').waitFor();
  expect(await point.getByRole('link').getAttribute('href')).toMatch(/^http.*\/lightning\/setup\//);
  const synced = page.locator('li[data-point="synced"]');
  await synced.getByText('The org refused 1 row.').waitFor();
  await synced.getByRole('link', { name: 'Open the issues' }).focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Issues').waitFor();
  expect(page.url()).toContain(connection.id);
});

it('finds in the audit log who did what', async () => {
  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByRole('cell', { name: 'Checklist withdrawn' }).waitFor();
  await page.getByRole('cell', { name: 'Checklist confirmed' }).waitFor();
  await page.getByRole('combobox', { name: 'About' }).click();
  await page.getByRole('option', { name: 'Backfill' }).click();
  await button('Find').click();
  await page.getByRole('cell', { name: 'Checklist confirmed' }).waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: 'Backfill paused' }).waitFor();
});

it('makes a support bundle to copy or download', async () => {
  await page.getByRole('link', { name: 'Support' }).click();
  await page.getByText('"database": "sqlite"').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('support-bundle.json');
});

it('asks which connection is meant as soon as there are several', async () => {
  const { url, accessToken } = org;
  const auth = { kind: 'access-token', accessToken } as const;
  const other = await service.orgs.connections.connect({ url, auth, name: 'Second org' });
  await page.goto(`${service.url}/#/history?connection=${connection.id}`);
  await page.getByRole('combobox', { name: 'Connection' }).click();
  await page.getByRole('option', { name: 'Second org' }).click();
  await page.getByText('No runs', { exact: true }).waitFor();
  expect(page.url()).toContain(other.id);
  await tab('Sync').click();
  await page.getByText('Nobody has verified the connection yet.').waitFor();
});

describe('with everything hostile that strangers may write', () => {
  const [, IMAGE = ''] = HOSTILE_TEXTS;
  /** Where such texts come up: they are seen, and seen as text. */
  const SHOWING = [
    ...['/', '/connections', '/sync', '/backfill', '/issues', '/history/…', '/record'],
    ...['/people', '/api-keys', '/audit-log', '/sign-in-failed', '/connection-failed']
  ];

  beforeAll(async () => {
    await takeRecords(service.storage, hostileCommunity());
    const { url, accessToken } = org;
    const auth = { kind: 'access-token', accessToken } as const;
    await service.orgs.connections.connect({ url, auth, name: IMAGE });
    await service.addUser(ada, 'eve@porch.example', 'data_viewer', IMAGE);
    await ada.expect(201, 'POST', '/v1/api-keys', { name: IMAGE, scopes: ['status:read'] });
    await page.goto(`${service.url}/#/sync?connection=${connection.id}`);
    await button('Rehearse').click();
    await page.getByText('slack:TX:').first().waitFor();
    await button('Start sync').click();
    await page.getByText('The sync has begun.').waitFor();
    await page.locator('[data-id="now"]', { hasText: 'Nothing is running.' }).waitFor();
  }, 60_000);

  it('shows it as text on every page, each of which is small, quick and usable', async () => {
    const tour = new StudioTour(service.url);
    for (const route of await everyRoute(IMAGE)) await tour.visit(page.context(), route);
    const nobody = await chromium.newContext();
    await tour.visit(nobody, '/account');
    const seen = new Set(tour.visits.flatMap(({ elements }) => elements));
    expect(PAGE_ELEMENTS.filter((element) => !seen.has(element))).toEqual([]);
    expect(tour.visits.flatMap(({ path, text }) => (text.includes(HOSTILE) ? path : []))).toEqual(
      expect.arrayContaining(SHOWING)
    );
    const { kilobytes, readyMs } = tour.expectLight();
    process.stdout.write(
      `Studio, ${tour.visits.length} pages: first load at most ${Math.round(kilobytes)} kB, interactive after at most ${Math.round(readyMs)} ms\n`
    );
  }, 300_000);

  /** The router's own, and those behind them. */
  async function everyRoute(message: string): Promise<readonly string[]> {
    const { id } = connection;
    const runs = await ada.expect(200, 'GET', `/v1/connections/${id}/runs`);
    const [run] = (runs.json as { runs: { id: string }[] }).runs;
    const [member] = hostileCommunity().members;
    const told = new URLSearchParams({ code: message, message, reason: message }).toString();
    const record = new URLSearchParams({ connection: id, key: member?.externalId ?? '' });
    return [
      ...ROUTES.map((route) => `${route}?connection=${id}&${told}`),
      ...['new', id, `${id}/verify`, `${id}/fields`].map((rest) => `/connections/${rest}`),
      `/history/${run?.id}?connection=${id}`,
      `/record?${record.toString()}`,
      '/nowhere'
    ];
  }
});

it('has made no browser complain', () => {
  expect(problems).toEqual([]);
});
