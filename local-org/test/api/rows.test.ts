import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let next = 0;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z') });
});
afterAll(() => served.stop());

async function anAccount(fields: Record<string, unknown> = {}): Promise<string> {
  const row = { Name: `Account ${++next}`, ...fields };
  return (await served.send('POST', '/sobjects/Account', row)).body.id;
}

it('creates a row: 201 with its place and an id of 18 characters', async () => {
  const { status, body, headers } = await served.send('POST', '/sobjects/Account/', {
    Name: 'Acme'
  });
  expect(status).toBe(201);
  expect(body).toEqual({ id: expect.stringMatching(/^001\w{15}$/), success: true, errors: [] });
  expect(headers.get('Location')).toBe(`/services/data/v66.0/sobjects/Account/${body.id}`);
});

it('reads the fields asked for, by names and ids in any form', async () => {
  const id = await anAccount({ Industry: 'Energy' });
  const { status, body, headers } = await served.send(
    'GET',
    `/sobjects/account/${id.slice(0, 15)}?fields=name,Industry,Phone`
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({
    attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${id}` },
    Industry: 'Energy',
    Phone: null
  });
  expect(Object.keys(body)).toHaveLength(4);
  expect(headers.get('ETag')).toMatch(/--gzip"$/);
  expect(headers.get('Last-Modified')).toBe('Sun, 01 Mar 2026 09:00:00 GMT');
});

it('reads every readable field when none is named', async () => {
  const { body } = await served.send('GET', `/sobjects/Account/${await anAccount()}`);
  expect(body).toMatchObject({ IsDeleted: false, CreatedDate: '2026-03-01T09:00:00.000+0000' });
});

it('refuses to read a field that does not exist', async () => {
  const id = await anAccount();
  const { status, body } = await served.send('GET', `/sobjects/Account/${id}?fields=Nope__c`);
  expect(status).toBe(400);
  expect(body).toEqual([
    { message: "No such column 'Nope__c' on sobject of type Account", errorCode: 'INVALID_FIELD' }
  ]);
});

it('updates with 204 and no body, and null or an empty text clears', async () => {
  const id = await anAccount({ Phone: '1', Website: 'https://a.example' });
  const path = `/sobjects/Account/${id}`;
  const { status, body, headers } = await served.send('PATCH', path, { Phone: null, Website: '' });
  expect([status, body]).toEqual([204, undefined]);
  expect(headers.has('Sforce-Limit-Info')).toBe(true);
  const read = await served.send('GET', `${path}?fields=Phone,Website`);
  expect(read.body).toMatchObject({ Phone: null, Website: null });
});

it('deletes once, and says so when asked again', async () => {
  const path = `/sobjects/Account/${await anAccount()}`;
  expect((await served.send('DELETE', path)).status).toBe(204);
  const deleted = [{ errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [] }];
  for (const method of ['DELETE', 'GET']) {
    const { status, body } = await served.send(method, path);
    expect(status).toBe(404);
    expect(body).toEqual(deleted);
  }
});

it('does not know ids it never gave, and takes nonsense for an external id field', async () => {
  const unknown = await served.send('GET', '/sobjects/Account/001LO0zzzzzzzzz');
  expect([unknown.status, unknown.body[0]?.errorCode]).toEqual([404, 'NOT_FOUND']);
  const otherObject = await served.send('GET', `/sobjects/Contact/${await anAccount()}`);
  expect(otherObject.status).toBe(404);
  const nonsense = await served.send('GET', '/sobjects/Account/nonsense');
  expect(nonsense.body[0]?.message).toBe(
    'Provided external ID field does not exist or is not accessible: nonsense'
  );
});

it('names missing fields, bad fields and an id in the body', async () => {
  const missing = await served.send('POST', '/sobjects/Contact', { FirstName: 'Ada' });
  expect(missing.status).toBe(400);
  expect(missing.body).toEqual([
    {
      message: 'Required fields are missing: [LastName]',
      errorCode: 'REQUIRED_FIELD_MISSING',
      fields: ['LastName']
    }
  ]);
  const unknown = await served.send('POST', '/sobjects/Account', { Name: 'x', Nope: 1 });
  expect(unknown.body).toEqual([
    { message: "No such column 'Nope' on sobject of type Account", errorCode: 'INVALID_FIELD' }
  ]);
  const id = await anAccount();
  const withId = await served.send('PATCH', `/sobjects/Account/${id}`, { Id: id });
  expect(withId.body[0]?.message).toBe('The Id field should not be specified in the sobject data.');
});

it('does not know objects the user may not see', async () => {
  const token = await served.integrationToken();
  expect((await served.send('GET', '/sobjects/Nothing__c/x')).status).toBe(404);
  const hidden = await served.send('POST', '/sobjects/Task', { Subject: 'x' }, { token });
  expect([hidden.status, hidden.body[0]?.errorCode]).toEqual([404, 'NOT_FOUND']);
});

it('upserts by external id: 201 created, 200 updated, with the flag and the place', async () => {
  const path = '/sobjects/Community__c/ExternalId__c/slack%3AT1%2Fone';
  const created = await served.send('PATCH', path, { Name: 'One', Platform__c: 'Slack' });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ success: true, errors: [], created: true });
  expect(created.headers.get('Location')).toContain(created.body.id);
  const updated = await served.send('PATCH', path, { Name: 'Uno' });
  expect([updated.status, updated.body]).toEqual([
    200,
    { id: created.body.id, success: true, errors: [], created: false }
  ]);
  const read = await served.send('GET', `${path}?fields=ExternalId__c,Name`);
  expect(read.body).toMatchObject({ ExternalId__c: 'slack:T1/one', Name: 'Uno' });
});

it('answered an upsert of an existing row with 204 before version 46', async () => {
  const path = '/services/data/v45.0/sobjects/Community__c/ExternalId__c/old';
  const created = await served.send('PATCH', path, { Name: 'Old', Platform__c: 'Slack' });
  expect(created.body).not.toHaveProperty('created');
  expect((await served.send('PATCH', path, { Name: 'Older' })).status).toBe(204);
});

it('only updates when told so', async () => {
  const path = '/sobjects/Community__c/ExternalId__c/absent?updateOnly=true';
  expect((await served.send('PATCH', path, { Name: 'x' })).status).toBe(404);
  const { body } = await served.soql(
    "SELECT COUNT() FROM Community__c WHERE ExternalId__c = 'absent'"
  );
  expect(body.totalSize).toBe(0);
});

it('answers 300 with the URLs when a key matches several rows', async () => {
  const ids: string[] = [];
  for (const LastName of ['One', 'Two']) {
    const row = { LastName, Email: 'twin@example.com' };
    ids.push((await served.send('POST', '/sobjects/Contact', row)).body.id);
  }
  const path = '/sobjects/Contact/Email/twin%40example.com';
  const { status, body } = await served.send('PATCH', path, { FirstName: 'T' });
  expect(status).toBe(300);
  expect([...body].sort()).toEqual(ids.map((id) => `/services/data/v66.0/sobjects/Contact/${id}`));
  expect((await served.send('GET', path)).status).toBe(300);
});

it('refuses a key that is repeated in the body or that is no key', async () => {
  const repeated = await served.send('PATCH', '/sobjects/Community__c/ExternalId__c/k', {
    ExternalId__c: 'k',
    Name: 'x'
  });
  expect([repeated.status, repeated.body[0]?.errorCode]).toEqual([400, 'INVALID_FIELD']);
  const noKey = await served.send('PATCH', '/sobjects/Account/Phone/1', { Name: 'x' });
  expect([noKey.status, noKey.body[0]?.errorCode]).toEqual([404, 'NOT_FOUND']);
});

it('inserts with POST to the Id field', async () => {
  expect((await served.send('POST', '/sobjects/Account/Id', { Name: 'By Id' })).status).toBe(201);
});
