import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { communityRows, type CommunityRows } from '../support/community-rows.ts';
import { memberPageSource } from '../support/member-page.ts';
import { packageSource, servePages, type PageOrg } from '../support/page-org.ts';
import { askAs } from './page-client.ts';

let served: PageOrg;
let rows: CommunityRows;

const listView = (filters: string) =>
  `<ListView><columns>NAME</columns><columns>OccurredAt__c</columns><filterScope>Everything</filterScope>${filters}<label>View</label></ListView>`;

const filter = (field: string, operation: string, value: string) =>
  `<filters><field>${field}</field><operation>${operation}</operation><value>${value}</value></filters>`;

const views: Readonly<Record<string, string>> = {
  Replies: listView(filter('Type__c', 'equals', 'reply')),
  Both: listView(filter('Type__c', 'equals', 'reply,message')),
  Rest: listView(filter('Type__c', 'notEqual', 'reply')),
  Numbered: listView(
    `<booleanFilter>1 AND (2 OR 3)</booleanFilter>${filter('Type__c', 'equals', 'reply')}${filter('Title__c', 'contains', 'Question 7')}${filter('Title__c', 'startsWith', 'Question 4')}`
  ),
  Late: listView(filter('OccurredAt__c', 'greaterOrEqual', '2026-10-28T00:00:00Z')),
  Broken: listView(filter('Nope__c', 'equals', 'x'))
};

beforeAll(async () => {
  const folder = memberPageSource();
  mkdirSync(join(folder, 'objects/Activity__c/listViews'), { recursive: true });
  for (const [name, text] of Object.entries(views)) {
    writeFileSync(join(folder, `objects/Activity__c/listViews/${name}.listView-meta.xml`), text);
  }
  served = await servePages({ sourceDirs: [packageSource, folder] });
  rows = communityRows(served);
}, 180_000);
afterAll(() => served.stop());

const ask = (path: string, user = 'rep') => askAs(served, user, path);

it('tells who is signed in, who else one can be, and which apps are open to them', async () => {
  const { body } = await ask('/session');
  expect(body).toMatchObject({
    user: { username: 'rep@local-org.example' },
    users: [
      { username: 'admin@local-org.example' },
      { username: 'rep@local-org.example' },
      { username: 'visitor@local-org.example' }
    ],
    apps: [
      {
        name: 'Porchlight',
        tabs: expect.arrayContaining([expect.objectContaining({ name: 'Member__c' })])
      }
    ],
    timeZone: 'America/Los_Angeles'
  });
  expect((await ask('/session', 'visitor')).body).toMatchObject({ apps: [] });
});

it('signs in whom the address names and leaves the address clean', async () => {
  const response = await fetch(
    `${served.url}/lightning/o/Contact/list?user=visitor&filterName=All`,
    {
      redirect: 'manual'
    }
  );
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe('/lightning/o/Contact/list?filterName=All');
  expect(response.headers.get('set-cookie')).toMatch(
    /^local-org-user=005\w{15}; .*HttpOnly; SameSite=Lax/
  );
  const unknown = await fetch(`${served.url}/lightning/page/home?user=nobody`);
  expect(unknown.status).toBe(404);
});

it('lets a page load its own files only', async () => {
  const response = await fetch(`${served.url}/lightning/page/home`);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  const script = /<script type="module" src="([^"]+)">/.exec(await response.text())?.[1] ?? '';
  const file = await fetch(served.url + script);
  expect(file.status).toBe(200);
  expect(file.headers.get('content-encoding')).toBe('gzip');
  expect(file.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(`${served.url}/pages/../package.json`)).status).not.toBe(200);
  expect((await fetch(`${served.url}/pages/%2e%2e/manifest.json`)).status).not.toBe(200);
});

it('answers neither pages of other origins nor names pointed at this machine', async () => {
  const { port } = new URL(served.url);
  const statusFor = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path: '/pages/api/session', headers });
      sent.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on('error', reject).end();
    });
  expect(await statusFor({ Host: `127.0.0.1:${port}` })).toBe(200);
  expect(await statusFor({ Host: `evil.example:${port}` })).toBe(403);
  expect(await statusFor({ Host: `127.0.0.1:${port}`, Origin: 'http://evil.example' })).toBe(403);
});

it('does not take a body that a form of another page could send', async () => {
  const body = { className: 'X', method: 'y' };
  const headers = { 'Content-Type': 'text/plain' };
  const { status } = await askAs(served, 'rep', '/apex', { method: 'POST', body, headers });
  expect(status).toBe(415);
});

it('runs Apex as the signed-in user and tells what it took', async () => {
  const body = {
    className: 'MemberActivityLogController',
    method: 'getActivities',
    args: { memberId: rows.member }
  };
  const answer = await askAs(served, 'rep', '/apex', { method: 'POST', body });
  expect(answer).toMatchObject({ status: 200, body: { ok: true, cacheable: true } });
  expect(answer.headers.get('server-timing')).toMatch(/^apex;dur=[\d.]+, soql;desc="\d+ queries"$/);
  const refused = await askAs(served, 'visitor', '/apex', { method: 'POST', body });
  expect(refused).toMatchObject({
    status: 500,
    body: {
      errorType: 'fetchResponse',
      body: {
        message: "You do not have access to the Apex class named 'MemberActivityLogController'."
      }
    }
  });
});

it('puts facets in their places', async () => {
  const { body } = await ask(`/record-page/${rows.member}`);
  const { page } = body as { page: { regions: { name: string; nodes: unknown[] }[] } };
  expect(page.regions.map(({ name }) => name)).toEqual(['header', 'main', 'sidebar']);
  expect(page.regions[1]?.nodes).toMatchObject([
    {
      name: 'flexipage:tabset',
      facets: {
        tabs: [
          {
            properties: { title: 'Community' },
            facets: { body: [{ name: 'c:memberActivityLog' }] }
          },
          { properties: { title: 'Standard.Tab.detail' } },
          { properties: { title: 'Standard.Tab.relatedLists' } }
        ]
      }
    }
  ]);
  expect(page.regions[2]?.nodes).toMatchObject([
    { name: 'c:viewInStudioButton' },
    { name: 'runtime_sales_activities:activityPanel' }
  ]);
});

it.each([
  ['Replies', 10],
  ['Both', 30],
  ['Rest', 20],
  ['Numbered', 2],
  ['Late', 1]
])('filters the list view %s', async (view, total) => {
  const { body } = await ask(`/list-views/Activity__c/${view}`);
  expect(body).toMatchObject({ total, columns: [{ name: 'NAME' }, { name: 'OccurredAt__c' }] });
});

it('turns the pages of a list as far as SOQL skips records', async () => {
  const page = (offset: number) => ask(`/list-views/Activity__c/Both?limit=20&offset=${offset}`);
  expect((await page(0)).body).toMatchObject({ total: 30, offset: 0, hasNext: true });
  expect((await page(20)).body).toMatchObject({ total: 30, offset: 20, hasNext: false });
  expect((await page(9999)).body).toMatchObject({ offset: 2000, rows: [], hasNext: false });
});

it('names the field a list view filters by in vain', async () => {
  expect(await ask('/list-views/Activity__c/Broken')).toMatchObject({
    status: 400,
    body: [{ errorCode: 'INVALID_FIELD', message: 'Activity has no field Nope__c to filter by.' }]
  });
});

it('shows a related list with its columns in order, sorted', async () => {
  const path = `/related-list/${rows.member}/Activities__r?fields=Title__c,Type__c,NAME&sortField=OccurredAt__c&descending=true&limit=3`;
  const { body } = await ask(path);
  const {
    columns,
    total,
    rows: shown
  } = body as {
    columns: { label: string }[];
    total: number;
    rows: { cells: { value: string }[] }[];
  };
  expect(columns.map(({ label }) => label)).toEqual(['Title', 'Type', 'Activity Number']);
  expect(total).toBe(30);
  expect(shown.map(({ cells }) => cells[0]?.value)).toEqual([
    'Question 28 about deployments',
    'Question 27 about deployments',
    'Question 26 about deployments'
  ]);
});

it('shows the package under its namespace by the names its own files use', async () => {
  const packaged = await servePages({ namespace: 'porch' });
  try {
    const member = packaged.insert('porch__Member__c', {
      Name: 'Mira Solberg',
      porch__ExternalId__c: 'm-1'
    });
    const page = await askAs(packaged, 'rep', `/record-page/${member}`);
    expect(page).toMatchObject({ status: 200, body: { object: { name: 'Member__c' } } });
    const record = await askAs(
      packaged,
      'rep',
      `/records/${member}?fields=Member__c.ExternalId__c`
    );
    expect(record).toMatchObject({ status: 200 });
    const list = await askAs(packaged, 'rep', '/list-views/Member__c/All');
    expect(list).toMatchObject({ status: 200, body: { total: 1 } });
  } finally {
    await packaged.stop();
  }
});
