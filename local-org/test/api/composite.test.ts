import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
const base = '/services/data/v66.0';

interface Subresponse {
  readonly body: unknown;
  readonly httpHeaders: Record<string, string>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

beforeAll(async () => {
  served = await serveOrg();
});
beforeEach(() => served.org.ledger.reset());
afterAll(() => served.stop());

async function composite(
  compositeRequest: object[],
  flags: { allOrNone?: boolean; collateSubrequests?: boolean } = {}
): Promise<Subresponse[]> {
  const { status, body } = await served.send('POST', '/composite', { ...flags, compositeRequest });
  expect(status).toBe(200);
  return body.compositeResponse as unknown as Subresponse[];
}

function create(referenceId: string, object: string, body: object) {
  return { method: 'POST', url: `${base}/sobjects/${object}`, referenceId, body };
}

function upsert(referenceId: string, object: string, records: object[], allOrNone = false) {
  return {
    method: 'PATCH',
    url: `${base}/composite/sobjects/${object}/ExternalId__c`,
    referenceId,
    body: {
      allOrNone,
      records: records.map((row) => ({ attributes: { type: object }, ...row }))
    }
  };
}

function query(referenceId: string, soql: string) {
  return { method: 'GET', url: `${base}/query?q=${soql.replaceAll(' ', '+')}`, referenceId };
}

function community(key: string) {
  return { ExternalId__c: key, Name: key, Platform__c: 'Slack' };
}

function memberOf(key: string) {
  return { ExternalId__c: `member of ${key}`, Name: 'Ada', Community__r: { ExternalId__c: key } };
}

async function count(object: string, where: string): Promise<number> {
  const { body } = await served.soql(`SELECT COUNT() FROM ${object} WHERE ${where}`);
  return body.totalSize;
}

const codeOf = ({ body }: Subresponse) => (body as { errorCode: string }[])[0]?.errorCode;

it('runs several subrequests as one call, answers in the order asked', async () => {
  const [created, found, described] = await composite([
    create('refAccount', 'Account', { Name: 'Composite' }),
    query('refQuery', "SELECT Id, Name FROM Account WHERE Id = '@{refAccount.id}'"),
    { method: 'GET', url: `${base}/sobjects/Account/describe`, referenceId: 'refDescribe' }
  ]);
  expect(created).toMatchObject({ httpStatusCode: 201, referenceId: 'refAccount' });
  expect(created?.httpHeaders).toEqual({
    Location: expect.stringMatching(/^\/services\/data\/v66\.0\/sobjects\/Account\/001/)
  });
  expect(found?.body).toMatchObject({ totalSize: 1, records: [{ Name: 'Composite' }] });
  expect(described?.httpHeaders).toMatchObject({ ETag: expect.any(String) });
  expect(served.org.ledger.snapshot()).toMatchObject({
    calls: 1,
    byKind: { composite: 1, rows: 0 },
    rowsWritten: 1
  });
});

it('takes references in url and body, also into query results and collections', async () => {
  const [, , contact, updated] = await composite([
    create('a', 'Account', { Name: 'Reference target' }),
    query('q', "SELECT Id, Name FROM Account WHERE Id = '@{a.id}'"),
    create('c', 'Contact', { LastName: '@{q.records[0].Name} person', AccountId: '@{a.id}' }),
    {
      method: 'PATCH',
      url: `${base}/sobjects/Contact/@{c.id}`,
      referenceId: 'u',
      body: { Title: 'Chief' }
    }
  ]);
  expect(updated).toEqual({ body: null, httpHeaders: {}, httpStatusCode: 204, referenceId: 'u' });
  const { id } = contact?.body as { id: string };
  const { body } = await served.send('GET', `/sobjects/Contact/${id}?fields=LastName,Title`);
  expect(body).toMatchObject({ LastName: 'Reference target person', Title: 'Chief' });
  const replies = await composite([
    upsert('parents', 'Community__c', [community('indexed')]),
    query('found', "SELECT Name FROM Community__c WHERE Id = '@{parents[0].id}'")
  ]);
  expect(replies[1]?.body).toMatchObject({ totalSize: 1 });
});

it('undoes everything with allOrNone, the others saying PROCESSING_HALTED', async () => {
  const replies = await composite(
    [
      create('good', 'Account', { Name: 'Rolled back' }),
      create('bad', 'Contact', { FirstName: 'No last name' }),
      create('after', 'Account', { Name: 'Rolled back' })
    ],
    { allOrNone: true, collateSubrequests: false }
  );
  expect(replies.map(codeOf)).toEqual([
    'PROCESSING_HALTED',
    'REQUIRED_FIELD_MISSING',
    'PROCESSING_HALTED'
  ]);
  expect(replies.every(({ httpStatusCode }) => httpStatusCode === 400)).toBe(true);
  expect(await count('Account', "Name = 'Rolled back'")).toBe(0);
  expect(served.org.ledger.snapshot()).toMatchObject({ rowsWritten: 0, writeCalls: 1 });
});

it('lets the outer allOrNone override that of a collection (documented)', async () => {
  const bad = { ...community('outer-bad'), Platform__c: 'Nowhere' };
  const replies = await composite(
    [
      create('account', 'Account', { Name: 'Outer' }),
      upsert('rows', 'Community__c', [community('outer'), bad], false)
    ],
    { allOrNone: true, collateSubrequests: false }
  );
  expect(codeOf(replies[0] as Subresponse)).toBe('PROCESSING_HALTED');
  expect(replies[1]?.body).toMatchObject([
    { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
    { success: false, errors: [{ statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' }] }
  ]);
  expect(await count('Account', "Name = 'Outer'")).toBe(0);
});

it('leaves the inner allOrNone in force when the outer is false (documented)', async () => {
  const bad = { ...community('inner-bad'), Platform__c: 'Nowhere' };
  const [all, some] = await composite([
    upsert('all', 'Community__c', [community('inner-all'), bad], true),
    upsert('some', 'Community__c', [community('inner-some'), bad], false)
  ]);
  expect([all?.httpStatusCode, some?.httpStatusCode]).toEqual([200, 200]);
  expect(await count('Community__c', "ExternalId__c = 'inner-all'")).toBe(0);
  expect(await count('Community__c', "ExternalId__c = 'inner-some'")).toBe(1);
});

it('does not run what depends on a failure, and commits the rest', async () => {
  const replies = await composite([
    create('bad', 'Account', { Phone: '1' }),
    create('dependent', 'Contact', { LastName: 'Orphan', AccountId: '@{bad.id}' }),
    create('free', 'Account', { Name: 'Unrelated' })
  ]);
  expect(codeOf(replies[1] as Subresponse)).toBe('PROCESSING_HALTED');
  expect(replies[2]?.httpStatusCode).toBe(201);
  expect(await count('Contact', "LastName = 'Orphan'")).toBe(0);
  expect(await count('Account', "Name = 'Unrelated'")).toBe(1);
});

it('fails a client that relies on the order of unrelated subrequests', async () => {
  const parentThenChild = (key: string) => [
    upsert('parents', 'Community__c', [community(key)]),
    upsert('children', 'Member__c', [memberOf(key)])
  ];
  const childOf = (replies: Subresponse[]) =>
    (replies[1]?.body as { success: boolean }[])[0]?.success;
  expect(childOf(await composite(parentThenChild('collated')))).toBe(false);
  expect(childOf(await composite(parentThenChild('in order'), { collateSubrequests: false }))).toBe(
    true
  );
});

it('keeps an order that a reference makes explicit', async () => {
  const [, child] = await composite([
    upsert('parents', 'Community__c', [community('referenced')]),
    upsert('children', 'Member__c', [
      { ExternalId__c: 'r', Name: 'R', Community__c: '@{parents[0].id}' }
    ])
  ]);
  expect(child?.body).toMatchObject([{ success: true }]);
});

it('does not collate before version 49', async () => {
  const old = base.replace('66', '47');
  const subrequests = [
    upsert('parents', 'Community__c', [community('v47')]),
    upsert('children', 'Member__c', [memberOf('v47')])
  ].map((subrequest) => ({ ...subrequest, url: subrequest.url.replace(base, old) }));
  const { body } = await served.send('POST', `${old}/composite`, { compositeRequest: subrequests });
  expect(body.compositeResponse[1]?.body[0]?.success).toBe(true);
});

it('writes 1,000 rows in one call and refuses a sixth collection or query', async () => {
  const sheet = (letter: string) =>
    upsert(
      letter,
      'Community__c',
      Array.from({ length: 200 }, (_, row) => community(`${letter}${row}`))
    );
  const sheets = ['a', 'b', 'c', 'd', 'e'].map(sheet);
  const replies = await composite(sheets);
  expect(replies.flatMap(({ body }) => body as { success: boolean }[])).toHaveLength(1000);
  expect(served.org.ledger.snapshot()).toMatchObject({ calls: 1, rowsWritten: 1000 });
  const [refused, ...others] = await composite([...sheets, query('q', 'SELECT Id FROM Account')]);
  expect(others).toEqual([]);
  expect([refused?.httpStatusCode, codeOf(refused as Subresponse)]).toEqual([
    400,
    'LIMIT_EXCEEDED'
  ]);
});

it('refuses more than 25 subrequests', async () => {
  const many = Array.from({ length: 26 }, (_, index) =>
    create(`r${index}`, 'Account', { Name: 'x' })
  );
  const [refused] = await composite(many);
  expect(codeOf(refused as Subresponse)).toBe('LIMIT_EXCEEDED');
  expect(await count('Account', "Name = 'x'")).toBe(0);
});

it('refuses reference ids that are missing, repeated or not plain', async () => {
  const send = async (...ids: (string | undefined)[]) =>
    (
      await served.send('POST', '/composite', {
        compositeRequest: ids.map((referenceId) => ({
          ...query('', 'SELECT Id FROM Account'),
          referenceId
        }))
      })
    ).status;
  expect(await send(undefined)).toBe(400);
  expect(await send('same', 'same')).toBe(400);
  expect(await send('with-dash')).toBe(400);
});

it('refuses resources that a Composite does not offer', async () => {
  const replies = await composite([
    { method: 'GET', url: `${base}/limits`, referenceId: 'limits' },
    { method: 'GET', url: '/services/data/v99.0/sobjects', referenceId: 'version' },
    { method: 'POST', url: `${base}/composite`, referenceId: 'nested', body: {} }
  ]);
  expect(replies.map(({ httpStatusCode }) => httpStatusCode)).toEqual([400, 404, 400]);
});

it('passes on headers of a subrequest', async () => {
  const [reply] = await composite([
    {
      ...query('q', 'SELECT Id FROM Community__c'),
      httpHeaders: { 'Sforce-Query-Options': 'batchSize=200' }
    }
  ]);
  expect((reply?.body as { records: unknown[] }).records).toHaveLength(200);
});

it('counts a composite of reads as no write', async () => {
  await composite([query('q', 'SELECT Id FROM Account LIMIT 1')]);
  expect(served.org.ledger.snapshot()).toMatchObject({ calls: 1, writeCalls: 0 });
});
