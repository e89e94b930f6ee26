import { expect } from '@jest/globals';
import { community, conforms, createdId, total, typed } from '../conforms.ts';
import type { OrgUnderTest } from '../../api/org-under-test.ts';

const base = '/services/data/v66.0';

interface Subresponse {
  readonly body: { errorCode: string }[];
  readonly httpHeaders: Record<string, string>;
  readonly httpStatusCode: number;
  readonly referenceId: string | null;
}

async function composite(
  org: OrgUnderTest,
  compositeRequest: readonly object[],
  flags: object = {}
): Promise<readonly Subresponse[]> {
  const { status, body } = await org.send('POST', '/composite', { ...flags, compositeRequest });
  expect(status).toBe(200);
  return body.compositeResponse as unknown as Subresponse[];
}

const account = (referenceId: string, body: object) => ({
  method: 'POST',
  url: `${base}/sobjects/Account`,
  referenceId,
  body
});

const query = (referenceId: string, soql = 'SELECT Id FROM Account LIMIT 1') => ({
  method: 'GET',
  url: `${base}/query?q=${soql.replaceAll(' ', '+')}`,
  referenceId
});

const upsert = (
  referenceId: string,
  object: string,
  rows: readonly object[],
  allOrNone = false
) => ({
  method: 'PATCH',
  url: `${base}/composite/sobjects/${object}/ExternalId__c`,
  referenceId,
  body: { allOrNone, records: typed(object, rows) }
});

const memberOf = (key: string) => ({
  ExternalId__c: key,
  Name: key,
  Community__r: { ExternalId__c: key }
});

const refused = (key: string) => community(key, { Platform__c: 'Nowhere' });
const codes = (replies: readonly Subresponse[]) => replies.map(({ body }) => body?.[0]?.errorCode);

function sheets(count: number): object[] {
  return Array.from({ length: count }, (_, index) => query(`q${index}`));
}

conforms('composite/25', async (org) => {
  const accounts = (count: number) =>
    Array.from({ length: count }, (_, index) => account(`r${index}`, { Name: `Of ${count}` }));
  expect(await composite(org, accounts(25))).toHaveLength(25);
  const over = await org.send('POST', '/composite', { compositeRequest: accounts(26) });
  expect(JSON.stringify(over.body)).toContain('"errorCode"');
  expect(await total(org, 'Account', "Name = 'Of 26'")).toBe(0);
});

conforms('composite/5', async (org) => {
  const good = await composite(org, sheets(5));
  expect(good.map(({ httpStatusCode }) => httpStatusCode)).toEqual([200, 200, 200, 200, 200]);
  const mixed = [...sheets(5), upsert('u', 'Community__c', [community('sixth')])];
  const over = await org.send('POST', '/composite', { compositeRequest: mixed });
  expect(JSON.stringify(over.body)).toContain('"errorCode"');
  expect(await total(org, 'Community__c', "ExternalId__c = 'sixth'")).toBe(0);
});

conforms('composite/one-call', async (org) => {
  org.org.ledger.reset();
  await composite(org, [account('a', { Name: 'One call' }), ...sheets(5)]);
  expect(org.org.ledger.snapshot()).toMatchObject({ calls: 1, byKind: { composite: 1 } });
});

conforms('composite/allowed', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Allowed' });
  const at = (method: string, url: string, body?: object) => ({
    method,
    url: base + url,
    referenceId: `r${url.length}${method}`,
    ...(body && { body })
  });
  const allowed = await composite(org, [
    at('GET', `/sobjects/Account/${id}`),
    at('GET', '/sobjects/Account/describe'),
    at('GET', '/queryAll?q=SELECT+Id+FROM+Account+LIMIT+1'),
    at('POST', '/composite/sobjects', { records: typed('Account', [{ Name: 'x' }]) })
  ]);
  expect(allowed.map(({ httpStatusCode }) => httpStatusCode)).toEqual([200, 200, 200, 200]);
  const others = await composite(org, [at('GET', '/limits'), at('POST', '/composite', {})]);
  expect(others.map(({ httpStatusCode }) => httpStatusCode)).toEqual([400, 400]);
});

conforms('composite/reference-unique', async (org) => {
  for (const ids of [['same', 'same'], [undefined]]) {
    const compositeRequest = ids.map((id) => ({ ...query('q'), referenceId: id }));
    expect((await org.send('POST', '/composite', { compositeRequest })).status).toBe(400);
  }
});

conforms('composite/reference', async (org) => {
  const [, found, contact] = await composite(org, [
    account('a', { Name: 'Referenced' }),
    query('q', "SELECT Name FROM Account WHERE Id = '@{a.id}'"),
    {
      method: 'POST',
      url: `${base}/sobjects/Contact`,
      referenceId: 'c',
      body: { LastName: '@{q.records[0].Name}', AccountId: '@{a.id}' }
    }
  ]);
  expect(found?.body).toMatchObject({ totalSize: 1 });
  expect(contact?.httpStatusCode).toBe(201);
  expect(
    await total(org, 'Contact', "LastName = 'Referenced' AND Account.Name = 'Referenced'")
  ).toBe(1);
});

conforms('composite/200', async (org) => {
  const replies = await composite(org, [account('a', {}), query('q', 'SELEKT')]);
  expect(replies.map(({ httpStatusCode }) => httpStatusCode)).toEqual([400, 400]);
});

conforms('composite/subresponse', async (org) => {
  const [reply] = await composite(org, [account('ref', { Name: 'Shape' })]);
  expect(reply).toEqual({
    body: { id: expect.any(String), success: true, errors: [] },
    httpHeaders: { Location: expect.stringMatching(/\/sobjects\/Account\/001/) },
    httpStatusCode: 201,
    referenceId: 'ref'
  });
});

conforms('composite/no-content', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'No content' });
  const url = `${base}/sobjects/Account/${id}`;
  const [reply] = await composite(org, [
    { method: 'PATCH', url, referenceId: 'u', body: { Name: 'New' } }
  ]);
  expect(reply).toEqual({ body: null, httpHeaders: {}, httpStatusCode: 204, referenceId: 'u' });
});

conforms('composite/all-or-none', async (org) => {
  const requests = [
    account('a', { Name: 'Undone' }),
    account('b', {}),
    account('c', { Name: 'Undone' })
  ];
  const replies = await composite(org, requests, { allOrNone: true, collateSubrequests: false });
  expect(codes(replies)).toEqual([
    'PROCESSING_HALTED',
    'REQUIRED_FIELD_MISSING',
    'PROCESSING_HALTED'
  ]);
  expect(await total(org, 'Account', "Name = 'Undone'")).toBe(0);
});

conforms('composite/dependent', async (org) => {
  const replies = await composite(org, [
    account('bad', {}),
    account('dependent', { Name: 'Child', ParentId: '@{bad.id}' }),
    account('free', { Name: 'Free' })
  ]);
  expect(replies[1]?.httpStatusCode).toBe(400);
  expect(replies[2]?.httpStatusCode).toBe(201);
  expect(await total(org, 'Account', "Name = 'Child'")).toBe(0);
  expect(await total(org, 'Account', "Name = 'Free'")).toBe(1);
});

conforms('composite/outer-overrides', async (org) => {
  const rows = [community('outer'), refused('outer bad')];
  await composite(org, [upsert('u', 'Community__c', rows, false)], { allOrNone: true });
  expect(await total(org, 'Community__c', "ExternalId__c = 'outer'")).toBe(0);
});

conforms('composite/inner-in-force', async (org) => {
  await composite(org, [
    upsert('all', 'Community__c', [community('inner all'), refused('1')], true),
    upsert('some', 'Community__c', [community('inner some'), refused('2')], false)
  ]);
  expect(await total(org, 'Community__c', "ExternalId__c = 'inner all'")).toBe(0);
  expect(await total(org, 'Community__c', "ExternalId__c = 'inner some'")).toBe(1);
});

conforms('composite/inner-200', async (org) => {
  const [reply] = await composite(org, [upsert('u', 'Community__c', [refused('3')])]);
  expect(reply).toMatchObject({ httpStatusCode: 200, body: [{ success: false }] });
});

const parentThenChild = (key: string, httpHeaders?: object) => [
  { ...upsert('parent', 'Community__c', [community(key)]), ...(httpHeaders && { httpHeaders }) },
  upsert('child', 'Member__c', [memberOf(key)])
];

const childSucceeds = (replies: readonly Subresponse[]) =>
  (replies[1]?.body as unknown as { success: boolean }[])[0]?.success;

conforms('composite/collate', async (org) => {
  expect(childSucceeds(await composite(org, parentThenChild('collated')))).toBe(false);
});

conforms('composite/no-collate', async (org) => {
  const replies = await composite(org, parentThenChild('ordered'), { collateSubrequests: false });
  expect(childSucceeds(replies)).toBe(true);
});

conforms('composite/own-headers', async (org) => {
  const headers = { 'Sforce-Auto-Assign': 'false' };
  expect(childSucceeds(await composite(org, parentThenChild('headed', headers)))).toBe(true);
});
