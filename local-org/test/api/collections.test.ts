import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg();
});
beforeEach(() => served.org.ledger.reset());
afterAll(() => served.stop());

function accounts(...names: (string | null)[]) {
  return names.map((Name) => ({ attributes: { type: 'Account' }, Name }));
}

function communities(...keys: string[]) {
  return keys.map((key) => ({
    attributes: { type: 'Community__c' },
    ExternalId__c: key,
    Name: `Community ${key}`,
    Platform__c: 'Slack'
  }));
}

async function count(object: string, where: string): Promise<number> {
  return (await served.soql(`SELECT COUNT() FROM ${object} WHERE ${where}`)).body.totalSize;
}

const upsertPath = '/composite/sobjects/Community__c/ExternalId__c';

it('creates in order, answering 200 with one result per record', async () => {
  const { status, body } = await served.send('POST', '/composite/sobjects', {
    records: accounts('First', 'Second')
  });
  expect(status).toBe(200);
  expect(body).toEqual([
    { id: expect.stringMatching(/^001/), success: true, errors: [] },
    { id: expect.stringMatching(/^001/), success: true, errors: [] }
  ]);
});

it('writes the good rows and names the bad one, which has no id', async () => {
  const { status, body } = await served.send('POST', '/composite/sobjects', {
    allOrNone: false,
    records: accounts('Good', null)
  });
  expect(status).toBe(200);
  expect(body[0]?.success).toBe(true);
  expect(body[1]).toEqual({
    success: false,
    errors: [
      {
        statusCode: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [Name]',
        fields: ['Name']
      }
    ]
  });
  expect(served.org.ledger.snapshot()).toMatchObject({ rowsWritten: 1, writeCalls: 1 });
});

it('undoes everything with allOrNone, across types, still answering 200', async () => {
  const records = [
    ...accounts('Undone A'),
    { attributes: { type: 'Contact' }, FirstName: 'No last name' },
    ...accounts('Undone B')
  ];
  const { status, body } = await served.send('POST', '/composite/sobjects', {
    allOrNone: true,
    records
  });
  expect(status).toBe(200);
  expect(body.map((row) => row.errors[0]?.statusCode)).toEqual([
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'REQUIRED_FIELD_MISSING',
    'ALL_OR_NONE_OPERATION_ROLLED_BACK'
  ]);
  expect(await count('Account', "Name LIKE 'Undone%'")).toBe(0);
  expect(served.org.ledger.snapshot()).toMatchObject({ rowsWritten: 0, writeCalls: 1 });
});

it('upserts by external id and says which rows it created', async () => {
  const first = await served.send('PATCH', upsertPath, { records: communities('a') });
  expect(first.body).toEqual([
    { id: expect.any(String), success: true, errors: [], created: true }
  ]);
  const second = await served.send('PATCH', upsertPath, { records: communities('a', 'b') });
  expect(second.body.map((row) => row.created)).toEqual([false, true]);
  expect(second.body[0]?.id).toBe(first.body[0]?.id);
});

it('reports undone would-be inserts of an upsert as created', async () => {
  const records = [...communities('undone'), { ...communities('bad')[0], Platform__c: 'Nowhere' }];
  const { body } = await served.send('PATCH', upsertPath, { allOrNone: true, records });
  expect(body[0]).toMatchObject({ success: false, created: true });
  expect(body[0]).not.toHaveProperty('id');
  expect(body[1]?.errors[0]?.statusCode).toBe('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  expect(await count('Community__c', "ExternalId__c = 'undone'")).toBe(0);
});

it('finds parents by external id, also those created a call before', async () => {
  await served.send('PATCH', upsertPath, { records: communities('parent') });
  const { body } = await served.send('PATCH', '/composite/sobjects/Member__c/ExternalId__c', {
    records: [
      {
        attributes: { type: 'Member__c' },
        ExternalId__c: 'm-1',
        Name: 'Ada',
        Community__r: { ExternalId__c: 'parent' }
      }
    ]
  });
  expect(body[0]).toMatchObject({ success: true, created: true });
  expect(await count('Member__c', "Community__r.ExternalId__c = 'parent'")).toBe(1);
});

it('upserts with the Id as key', async () => {
  const made = await served.send('POST', '/composite/sobjects', { records: accounts('Old') });
  const id = made.body[0]?.id;
  const { body } = await served.send('PATCH', '/composite/sobjects/Account/Id', {
    records: [{ ...accounts('New')[0], Id: id }, accounts('Newer')[0]]
  });
  expect(body).toEqual([
    { id, success: true, errors: [], created: false },
    { id: expect.any(String), success: true, errors: [], created: true }
  ]);
});

it('updates rows of several types and takes the id in lower case', async () => {
  const made = await served.send('POST', '/composite/sobjects', {
    records: [...accounts('Update me'), ...communities('update-me')]
  });
  const [account, community] = made.body;
  const { body } = await served.send('PATCH', '/composite/sobjects', {
    records: [
      { attributes: { type: 'Account' }, id: account?.id, Phone: '42' },
      { attributes: { type: 'Community__c' }, Id: community?.id, Url__c: 'https://c.example' },
      { attributes: { type: 'Account' }, Phone: '43' }
    ]
  });
  expect(body[0]).toEqual({ id: account?.id, success: true, errors: [] });
  expect(body[1]).toEqual({ id: community?.id, success: true, errors: [] });
  expect(body[2]?.errors[0]?.statusCode).toBe('MISSING_ARGUMENT');
});

it('deletes by ids of several types', async () => {
  const made = await served.send('POST', '/composite/sobjects', {
    records: [...accounts('Delete me'), ...communities('delete-me')]
  });
  const ids = made.body.map(({ id }) => id);
  const path = `/composite/sobjects?ids=${ids.join(',')}&allOrNone=false`;
  expect((await served.send('DELETE', path)).body).toEqual(
    ids.map((id) => ({ id, success: true, errors: [] }))
  );
  const again = await served.send('DELETE', path);
  expect(again.status).toBe(200);
  expect(again.body[0]?.errors[0]?.statusCode).toBe('ENTITY_IS_DELETED');
});

it('retrieves in the order asked, with null for what is missing', async () => {
  const made = await served.send('POST', '/composite/sobjects', { records: accounts('R1', 'R2') });
  const [one, two] = made.body;
  const { status, body } = await served.send('POST', '/composite/sobjects/Account', {
    ids: [two?.id, '001LO0zzzzzzzzz', one?.id],
    fields: ['Name']
  });
  expect(status).toBe(200);
  expect(body.map((row) => row?.Name)).toEqual(['R2', undefined, 'R1']);
  expect(body[1]).toBeNull();
  expect(served.org.ledger.snapshot().writeCalls).toBe(1);
  const malformed = await served.send('POST', '/composite/sobjects/Account', {
    ids: ['not an id'],
    fields: ['Name']
  });
  expect([malformed.status, malformed.body[0]?.errorCode]).toEqual([400, 'MALFORMED_ID']);
});

it('refuses more than 200 records and none at all', async () => {
  const many = Array.from({ length: 201 }, (_, index) => `Many ${index}`);
  const tooMany = await served.send('POST', '/composite/sobjects', { records: accounts(...many) });
  expect([tooMany.status, tooMany.body[0]?.errorCode]).toEqual([400, 'EXCEEDED_ID_LIMIT']);
  const none = await served.send('POST', '/composite/sobjects', { records: [] });
  expect(none.body).toEqual([
    {
      message: 'At least 1 record is required',
      errorCode: 'REQUIRED_FIELD_MISSING',
      fields: []
    }
  ]);
});

it('refuses more than ten runs of equal type', async () => {
  const pairs = Array.from({ length: 6 }, (_, index) => [
    ...accounts(`Chunk ${index}`),
    ...communities(`chunk-${index}`)
  ]).flat();
  expect((await served.send('POST', '/composite/sobjects', { records: pairs })).status).toBe(400);
  const sorted = [...pairs].sort((a, b) => (a.attributes.type < b.attributes.type ? -1 : 1));
  const grouped = await served.send('POST', '/composite/sobjects', { records: sorted });
  expect(grouped.body).toHaveLength(12);
});

it('fails rows of an unknown type alone, but an unknown object or key of an upsert as a whole', async () => {
  const mixed = await served.send('POST', '/composite/sobjects', {
    records: [{ attributes: { type: 'Nothing__c' }, Name: 'x' }, ...accounts('Beside it')]
  });
  expect(mixed.body[0]?.errors[0]?.statusCode).toBe('INVALID_TYPE');
  expect(mixed.body[1]?.success).toBe(true);
  for (const path of ['Nothing__c/ExternalId__c', 'Community__c/Nope__c']) {
    const { status } = await served.send('PATCH', `/composite/sobjects/${path}`, {
      records: communities('z')
    });
    expect(status).toBe(404);
  }
});

it('wants a type on every record', async () => {
  const { status } = await served.send('POST', '/composite/sobjects', { records: [{ Name: 'x' }] });
  expect(status).toBe(400);
});
