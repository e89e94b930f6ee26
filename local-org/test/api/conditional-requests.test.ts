import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let path: string;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z') });
  const { body } = await served.send('POST', '/sobjects/Account', { Name: 'Conditional' });
  path = `/sobjects/Account/${body.id}`;
});
afterAll(() => served.stop());

function send(method: string, headers: Record<string, string>, body?: unknown) {
  return served.send(method, path, body, { headers });
}

it('answers 304 to a client that has the row as it is (documented)', async () => {
  const { headers } = await served.send('GET', path);
  const modified = headers.get('Last-Modified') ?? '';
  const etag = headers.get('ETag') ?? '';
  expect((await send('GET', { 'If-Modified-Since': modified })).status).toBe(304);
  expect((await send('GET', { 'If-None-Match': etag })).status).toBe(304);
  const before = 'Sun, 01 Mar 2026 08:00:00 GMT';
  expect((await send('GET', { 'If-Modified-Since': before })).status).toBe(200);
  expect((await send('GET', { 'If-None-Match': '"other"' })).status).toBe(200);
});

it('writes only what is still as the client knows it, else 412 (documented)', async () => {
  const { headers } = await served.send('GET', path);
  const etag = headers.get('ETag') ?? '';
  served.org.clock.advance(60_000);
  expect((await send('PATCH', { 'If-Match': etag }, { Phone: '1' })).status).toBe(204);
  expect((await send('PATCH', { 'If-Match': etag }, { Phone: '2' })).status).toBe(412);
  const since = { 'If-Unmodified-Since': 'Sun, 01 Mar 2026 09:00:30 GMT' };
  expect((await send('PATCH', since, { Phone: '2' })).status).toBe(412);
  expect((await send('DELETE', since)).status).toBe(412);
  const { body } = await served.send('GET', `${path}?fields=Phone`);
  expect(body).toMatchObject({ Phone: '1' });
});

it('lists what the user worked on last, newest first', async () => {
  served.org.clock.advance(60_000);
  await served.send('POST', '/sobjects/Lead', { LastName: 'Newest', Company: 'x' });
  const { body } = await served.send('GET', '/recent?limit=2');
  expect(body.map(({ Name }) => Name)).toEqual(['Newest', 'Conditional']);
  const { body: ofObject } = await served.send('GET', '/sobjects/Account');
  expect(ofObject).toMatchObject({ recentItems: [{ Name: 'Conditional' }] });
});

it('explains a query without running it', async () => {
  const explain = async (soql: string) => {
    const { body } = await served.send('GET', `/query?explain=${encodeURIComponent(soql)}`);
    return (body as unknown as { plans: { leadingOperationType: string; fields: string[] }[] })
      .plans;
  };
  const [byKey] = await explain("SELECT Id FROM Activity__c WHERE ExternalId__c = 'x'");
  expect(byKey).toMatchObject({ leadingOperationType: 'Index', fields: ['ExternalId__c'] });
  const [scan] = await explain("SELECT Id FROM Account WHERE Industry = 'Energy'");
  expect(scan).toMatchObject({
    leadingOperationType: 'TableScan',
    cardinality: 0,
    sobjectCardinality: 1,
    sobjectType: 'Account',
    notes: [{ fields: ['Industry'], tableEnumOrId: 'Account' }]
  });
});

it('describes layouts at the URL of the record type (documented)', async () => {
  const { body } = await served.send('GET', '/sobjects/Account/describe');
  const infos = (body as unknown as { recordTypeInfos: { urls: { layout: string } }[] })
    .recordTypeInfos;
  const layout = await served.send('GET', infos[0]?.urls.layout ?? '');
  expect(layout.status).toBe(200);
  expect(JSON.stringify(layout.body)).toContain('"value":"Name"');
  const all = await served.send('GET', '/sobjects/Account/describe/layouts');
  expect(all.body).toMatchObject({ layouts: [{}], recordTypeMappings: [{ master: true }] });
});

it('lists the resources of a version, all of which are there', async () => {
  const { body } = await served.send('GET', '/services/data/v66.0');
  const { recent, tooling, sobjects, limits } = body as unknown as Record<string, string>;
  for (const url of [recent, tooling, sobjects, limits]) {
    expect((await served.send('GET', url ?? '')).status).toBe(200);
  }
});

it('narrows a query to what the user owns, as describe says it can', async () => {
  const { body } = await served.send('GET', '/sobjects/Account/describe');
  expect(body).toMatchObject({ supportedScopes: [{ name: 'everything' }, { name: 'mine' }] });
  const OwnerId = served.org.users.find(({ ref }) => ref === 'rep')?.id;
  await served.send('POST', '/sobjects/Account', { Name: 'Of the rep', OwnerId });
  const mine = await served.soql('SELECT Name FROM Account USING SCOPE mine');
  expect(mine.body.records.map(({ Name }) => Name)).toEqual(['Conditional']);
});

it('reads an address whole and in parts, and writes only parts (documented)', async () => {
  const address = { BillingCity: 'Oslo', BillingPostalCode: '0150' };
  await served.send('PATCH', path, address);
  const { body } = await served.send('GET', `${path}?fields=BillingAddress,ShippingAddress`);
  expect(body).toMatchObject({
    BillingAddress: { city: 'Oslo', postalCode: '0150', street: null, latitude: null },
    ShippingAddress: null
  });
  const whole = await served.send('PATCH', path, { BillingAddress: { city: 'Bergen' } });
  expect(whole.body[0]?.errorCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  const described = await served.send('GET', '/sobjects/Account/describe');
  const field = (wanted: string) => described.body.fields.find(({ name }) => name === wanted);
  expect(field('BillingCity')).toMatchObject({ compoundFieldName: 'BillingAddress' });
  expect(field('BillingAddress')).toMatchObject({ type: 'address', createable: false });
});
