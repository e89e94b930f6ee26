import { expect } from '@jest/globals';
import { community, conforms, create, createdId, errorOf, refusalOf, total } from '../conforms.ts';
import type { Answer, OrgUnderTest } from '../../api/org-under-test.ts';

function byKey(org: OrgUnderTest, key: string, row: object, query = ''): Promise<Answer> {
  return org.send('PATCH', `/sobjects/Community__c/ExternalId__c/${key}${query}`, row);
}

const plain = (values: object = {}) => ({ Name: 'Plain', Platform__c: 'Slack', ...values });

conforms('rows/create', async (org) => {
  const { status, body, headers } = await create(org, 'Account', { Name: 'Created' });
  expect(status).toBe(201);
  expect(body).toEqual({ id: expect.stringMatching(/^001\w{15}$/), success: true, errors: [] });
  expect(headers.get('Location')).toBe(`/services/data/v66.0/sobjects/Account/${body.id}`);
});

conforms('rows/create-slash', async (org) => {
  expect((await org.send('POST', '/sobjects/Account/', { Name: 'Slash' })).status).toBe(201);
});

conforms('rows/get', async (org) => {
  const id = await createdId(org, 'Contact', { LastName: 'Read' });
  const { status, body } = await org.send('GET', `/sobjects/Contact/${id}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    attributes: { type: 'Contact', url: `/services/data/v66.0/sobjects/Contact/${id}` },
    LastName: 'Read',
    FirstName: null
  });
});

conforms('rows/address', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Addressed', BillingCity: 'Oslo' });
  const { body } = await org.send('GET', `/sobjects/Account/${id}`);
  expect(body).toMatchObject({
    BillingAddress: { city: 'Oslo', street: null, latitude: null, geocodeAccuracy: null },
    BillingCity: 'Oslo',
    ShippingAddress: null
  });
});

conforms('rows/get-fields', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Chosen', Phone: '1' });
  const { body } = await org.send('GET', `/sobjects/Account/${id}?fields=Name,Phone`);
  expect(Object.keys(body).sort()).toEqual(
    ['Id', 'Name', 'Phone', 'attributes'].filter((name) => name !== 'Id' || 'Id' in body).sort()
  );
  expect(body).toMatchObject({ Name: 'Chosen', Phone: '1' });
});

conforms('rows/update', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Before' });
  const { status, body } = await org.send('PATCH', `/sobjects/Account/${id}`, { Name: 'After' });
  expect([status, body]).toEqual([204, undefined]);
  expect((await org.send('GET', `/sobjects/Account/${id}`)).body.Name).toBe('After');
});

conforms('rows/delete', async (org) => {
  const path = `/sobjects/Account/${await createdId(org, 'Account', { Name: 'Deleted' })}`;
  expect(await org.send('DELETE', path)).toMatchObject({ status: 204, body: undefined });
  const again = await org.send('DELETE', path);
  expect(again.status).toBe(404);
  expect(errorOf(again)).toEqual({
    errorCode: 'ENTITY_IS_DELETED',
    message: 'entity is deleted',
    fields: []
  });
});

conforms('rows/upsert-create', async (org) => {
  const { status, body, headers } = await byKey(org, 'new', plain());
  expect(status).toBe(201);
  expect(body).toEqual({ id: expect.any(String), success: true, errors: [], created: true });
  expect(headers.get('Location')).toMatch(/\/sobjects\/Community__c\/a\w+$/);
});

conforms('rows/upsert-update', async (org) => {
  const first = await byKey(org, 'known', plain());
  const { status, body, headers } = await byKey(org, 'known', plain({ Name: 'Changed' }));
  expect(status).toBe(200);
  expect(body).toEqual({ id: first.body.id, success: true, errors: [], created: false });
  expect(headers.get('Location')).toContain(first.body.id);
});

conforms('rows/upsert-before-46', async (org) => {
  const path = '/services/data/v45.0/sobjects/Community__c/ExternalId__c/v45';
  expect((await org.send('PATCH', path, plain())).status).toBe(201);
  expect(await org.send('PATCH', path, plain())).toMatchObject({ status: 204, body: undefined });
});

conforms('rows/upsert-several', async (org) => {
  for (const LastName of ['A', 'B'])
    await create(org, 'Lead', { LastName, Company: 'C', Email: 's@x.test' });
  const { status, body } = await org.send('PATCH', '/sobjects/Lead/Email/s%40x.test', {
    Title: 'T'
  });
  expect(status).toBe(300);
  expect(body).toEqual([
    expect.stringMatching(/^\/services\/data\/v66\.0\/sobjects\/Lead\/00Q/),
    expect.stringMatching(/^\/services\/data\/v66\.0\/sobjects\/Lead\/00Q/)
  ]);
});

conforms('rows/update-only', async (org) => {
  const answer = await byKey(org, 'absent', plain(), '?updateOnly=true');
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await total(org, 'Community__c', "ExternalId__c = 'absent'")).toBe(0);
  await byKey(org, 'present', plain());
  expect((await byKey(org, 'present', plain(), '?updateOnly=true')).status).toBe(200);
});

conforms('rows/post-id', async (org) => {
  expect((await org.send('POST', '/sobjects/Account/Id', { Name: 'By Id' })).status).toBe(201);
});

conforms('rows/object', async (org) => {
  const { status, body } = await org.send('GET', '/sobjects/Account');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    objectDescribe: { name: 'Account' },
    recentItems: expect.any(Array)
  });
});

conforms('rows/upsert-encoded', async (org) => {
  expect((await byKey(org, 'a%40b%2Fc%20d', plain())).status).toBe(201);
  expect(await total(org, 'Community__c', "ExternalId__c = 'a@b/c d'")).toBe(1);
});

conforms('rows/upsert-view-all', async (org) => {
  const path = '/sobjects/Member__c/Email__c/view-all%40x.test';
  const row = { ExternalId__c: 'view all', Name: 'View all' };
  const token = await org.integrationToken();
  expect((await org.send('PATCH', path, row, { token })).status).toBeGreaterThanOrEqual(400);
  expect((await org.send('PATCH', path, row)).status).toBe(201);
});

conforms('rows/upsert-key-repeated', async (org) => {
  const answer = await byKey(org, 'repeated', plain({ ExternalId__c: 'repeated' }));
  expect(refusalOf(answer)).toEqual([400, 'INVALID_FIELD']);
});

conforms('rows/id-lookup', async (org) => {
  await create(org, 'Contact', { LastName: 'Keyed', Email: 'keyed@x.test' });
  const { status } = await org.send('PATCH', '/sobjects/Contact/Email/keyed%40x.test', {
    Title: 'T'
  });
  expect(status).toBe(200);
  expect((await org.send('GET', '/sobjects/Contact/Email/keyed%40x.test')).body.Name).toBe('Keyed');
});

conforms('rows/parent-by-key', async (org) => {
  await create(org, 'Community__c', community('parent'));
  const id = await createdId(org, 'Member__c', {
    ExternalId__c: 'child',
    Name: 'Child',
    Community__r: { ExternalId__c: 'parent' }
  });
  const soql = `SELECT Community__r.ExternalId__c FROM Member__c WHERE Id = '${id}'`;
  expect((await org.soql(soql)).body.records[0]).toMatchObject({
    Community__r: { ExternalId__c: 'parent' }
  });
});

conforms('rows/polymorphic-parent', async (org) => {
  const answer = await create(org, 'Task', { Subject: 'x', Who: { Email: 'ada@x.test' } });
  expect(refusalOf(answer)).toEqual([400, 'JSON_PARSER_ERROR']);
  expect(errorOf(answer).message).toMatch(/must have an attributes field before any other fields/);
});

conforms('rows/parent-missing', async (org) => {
  const answer = await create(org, 'Member__c', {
    ExternalId__c: 'orphan',
    Name: 'Orphan',
    Community__r: { ExternalId__c: 'nobody' }
  });
  expect(refusalOf(answer)).toEqual([400, 'INVALID_FIELD']);
});

conforms('rows/case-insensitive', async (org) => {
  const id = await createdId(org, 'aCCOUNT', { nAME: 'Case' });
  const { body } = await org.send('GET', `/sobjects/account/${id}?fields=NAME`);
  expect(body.Name).toBe('Case');
});

conforms('rows/id-forms', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Id forms' });
  const { body } = await org.send('GET', `/sobjects/Account/${id.slice(0, 15)}`);
  expect(body.Id).toBe(id);
  expect(await total(org, 'Account', `Id = '${id.slice(0, 15)}'`)).toBe(1);
});

conforms('rows/id-suffix', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Suffix' });
  const block = (start: number) =>
    [...id.slice(start, start + 5)].reduce(
      (bits, letter, place) => bits + (/[A-Z]/.test(letter) ? 2 ** place : 0),
      0
    );
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  expect(id.slice(15)).toBe([0, 5, 10].map((start) => alphabet[block(start)]).join(''));
});

conforms('rows/key-prefixes', async (org) => {
  const { body } = await org.send('GET', '/sobjects');
  const prefixes = new Map(
    [...(body.sobjects as unknown as { name: string; keyPrefix: string }[])].map(
      ({ name, keyPrefix }) => [name, keyPrefix]
    )
  );
  const expected = {
    Account: '001',
    Contact: '003',
    Lead: '00Q',
    Opportunity: '006',
    User: '005',
    Organization: '00D',
    PermissionSet: '0PS',
    PermissionSetAssignment: '0Pa'
  };
  for (const [name, prefix] of Object.entries(expected)) expect(prefixes.get(name)).toBe(prefix);
});

conforms('rows/custom-prefixes', async (org) => {
  const { body } = await org.send('GET', '/sobjects');
  const custom = [...(body.sobjects as unknown as { name: string; keyPrefix: string | null }[])]
    .filter(({ name }) => name.endsWith('__c'))
    .flatMap(({ keyPrefix }) => keyPrefix ?? []);
  expect(custom.every((prefix) => /^a\w\w$/.test(prefix))).toBe(true);
  expect(new Set(custom).size).toBe(custom.length);
  expect(custom).toContain('a00');
});

conforms('rows/datetime-out', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Stamped' });
  const { body } = await org.send('GET', `/sobjects/Account/${id}?fields=CreatedDate`);
  expect(body).toMatchObject({
    CreatedDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/)
  });
});

conforms('rows/datetime-in', async (org) => {
  for (const [given, kept] of [
    ['2026-02-01T10:00:00Z', '2026-02-01T10:00:00.000+0000'],
    ['2026-02-01T10:00:00+02:00', '2026-02-01T08:00:00.000+0000']
  ]) {
    const row = community(`at ${given}`, { LastActivityAt__c: given });
    const id = await createdId(org, 'Community__c', row);
    const { body } = await org.send('GET', `/sobjects/Community__c/${id}`);
    expect(body).toMatchObject({ LastActivityAt__c: kept });
  }
});

conforms('rows/date', async (org) => {
  const CloseDate = '2026-02-28';
  const row = { Name: 'Dated', StageName: 'Prospecting', CloseDate };
  const id = await createdId(org, 'Opportunity', row);
  expect((await org.send('GET', `/sobjects/Opportunity/${id}`)).body).toMatchObject({ CloseDate });
});

conforms('rows/clear', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Cleared', Phone: '1', Website: 'w.test' });
  await org.send('PATCH', `/sobjects/Account/${id}`, { Phone: null, Website: '' });
  const { body } = await org.send('GET', `/sobjects/Account/${id}`);
  expect(body).toMatchObject({ Phone: null, Website: null });
});

conforms('rows/no-children', async (org) => {
  const Contacts = { records: [{ attributes: { type: 'Contact' }, LastName: 'Child' }] };
  const answer = await create(org, 'Account', { Name: 'Parent', Contacts });
  expect(answer.status).toBe(400);
  expect(await total(org, 'Account', "Name = 'Parent'")).toBe(0);
});
