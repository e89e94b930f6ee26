import { expect } from '@jest/globals';
import { community, conforms, total, typed } from '../conforms.ts';
import type { OrgUnderTest } from '../../api/org-under-test.ts';

interface GraphAnswer {
  readonly graphId: string;
  readonly isSuccessful: boolean;
  readonly graphResponse: { readonly compositeResponse: { body: { errorCode: string }[] }[] };
}

const node = (referenceId: string, body: object, version = '66.0') => ({
  method: 'POST',
  url: `/services/data/v${version}/sobjects/Account`,
  referenceId,
  body
});

const good = (name: string, count = 1) =>
  Array.from({ length: count }, (_, index) => node(`n${index}`, { Name: name }));

async function graphs(org: OrgUnderTest, all: readonly (readonly object[])[]) {
  const body = {
    graphs: all.map((compositeRequest, index) => ({ graphId: `g${index}`, compositeRequest }))
  };
  const answer = await org.send('POST', '/composite/graph', body);
  return { answer, graphs: (answer.body as unknown as { graphs: GraphAnswer[] }).graphs };
}

conforms('graph/75', async (org) => {
  const many = (count: number) =>
    graphs(
      org,
      Array.from({ length: count }, () => good('75'))
    );
  expect((await many(75)).answer.status).toBe(200);
  expect((await many(76)).answer.status).toBe(400);
});

conforms('graph/500', async (org) => {
  expect((await graphs(org, [good('500', 250), good('500', 250)])).answer.status).toBe(200);
  expect((await graphs(org, [good('501', 250), good('501', 251)])).answer.status).toBe(400);
  expect(await total(org, 'Account', "Name = '501'")).toBe(0);
});

conforms('graph/depth', async (org) => {
  const chain = (length: number) =>
    Array.from({ length }, (_, index) =>
      node(`n${index}`, { Name: 'c', ...(index > 0 && { ParentId: `@{n${index - 1}.id}` }) })
    );
  expect((await graphs(org, [chain(15)])).graphs[0]?.isSuccessful).toBe(true);
  expect((await graphs(org, [chain(16)])).answer.status).toBe(400);
});

conforms('graph/different', async (org) => {
  const versions = (count: number) =>
    Array.from({ length: count }, (_, index) => [node('n', { Name: 'v' }, `${50 + index}.0`)]);
  expect((await graphs(org, versions(15))).answer.status).toBe(200);
  expect((await graphs(org, versions(16))).answer.status).toBe(400);
});

conforms('graph/14-failures', async (org) => {
  const failing = (count: number) => Array.from({ length: count }, () => [node('n', {})]);
  const after = async (count: number) => {
    const answer = await graphs(org, [...failing(count), good(`after ${count}`)]);
    return answer.graphs.at(-1);
  };
  expect(await after(14)).toMatchObject({ isSuccessful: true });
  const halted = await after(15);
  expect(halted?.graphResponse.compositeResponse[0]?.body[0]?.errorCode).toBe('PROCESSING_HALTED');
});

conforms('graph/own-transaction', async (org) => {
  const bad = [node('a', { Name: 'Undone graph' }), node('b', {})];
  const { graphs: answers } = await graphs(org, [bad, good('Kept graph')]);
  expect(answers.map(({ isSuccessful }) => isSuccessful)).toEqual([false, true]);
  expect(await total(org, 'Account', "Name = 'Undone graph'")).toBe(0);
  expect(await total(org, 'Account', "Name = 'Kept graph'")).toBe(1);
});

conforms('graph/rows-only', async (org) => {
  const collection = {
    method: 'POST',
    url: '/services/data/v66.0/composite/sobjects',
    referenceId: 'c',
    body: { records: typed('Account', [{ Name: 'In a graph' }]) }
  };
  await graphs(org, [[collection]]);
  expect(await total(org, 'Account', "Name = 'In a graph'")).toBe(0);
});

conforms('graph/answer', async (org) => {
  const { answer, graphs: answers } = await graphs(org, [good('Shape')]);
  expect(answer.status).toBe(200);
  expect(answers).toEqual([
    {
      graphId: 'g0',
      graphResponse: { compositeResponse: [expect.objectContaining({ httpStatusCode: 201 })] },
      isSuccessful: true
    }
  ]);
});

conforms('graph/one-call', async (org) => {
  org.org.ledger.reset();
  await graphs(org, [good('One'), good('One')]);
  expect(org.org.ledger.snapshot()).toMatchObject({ calls: 1, byKind: { graph: 1 } });
});

const opportunity = { Name: 'O', StageName: 'Prospecting', CloseDate: '2026-03-01' };
const event = {
  Subject: 'Fifth child',
  StartDateTime: '2026-03-01T09:00:00Z',
  EndDateTime: '2026-03-01T10:00:00Z',
  DurationInMinutes: 60
};

function tree(org: OrgUnderTest, records: readonly object[]) {
  return org.send('POST', '/composite/tree/Account', { records });
}

const leaf = (type: string, referenceId: string, values: object) => ({
  attributes: { type, referenceId },
  ...values
});

conforms('tree/200', async (org) => {
  const many = (length: number) =>
    Array.from({ length }, (_, index) => leaf('Account', `r${index}`, { Name: `Tree ${length}` }));
  expect((await tree(org, many(200))).status).toBe(201);
  expect((await tree(org, many(201))).status).toBe(400);
  expect(await total(org, 'Account', "Name = 'Tree 201'")).toBe(0);
});

conforms('tree/types', async (org) => {
  const children: [relationship: string, record: object][] = [
    ['Contacts', leaf('Contact', 'c', { LastName: 'C' })],
    ['Opportunities', leaf('Opportunity', 'o', opportunity)],
    ['Cases', leaf('Case', 's', { Subject: 'S' })],
    ['Tasks', leaf('Task', 't', { Subject: 'T' })],
    ['Events', leaf('Event', 'e', event)]
  ];
  const send = (some: typeof children) => {
    const related = some.map(([name, record]) => [name, { records: [record] }] as const);
    return tree(org, [leaf('Account', 'a', { Name: 'T', ...Object.fromEntries(related) })]);
  };
  expect((await send(children.slice(0, 4))).status).toBe(201);
  expect((await send(children.slice(1))).status).toBe(201);
  expect((await send(children)).status).toBe(400);
  expect(await total(org, 'Event', "Subject = 'Fifth child'")).toBe(1);
});

conforms('tree/levels', async (org) => {
  const nested = (levels: number): object =>
    leaf('Account', `l${levels}`, {
      Name: 'Nested',
      ...(levels > 1 && { ChildAccounts: { records: [nested(levels - 1)] } })
    });
  expect((await tree(org, [nested(5)])).status).toBe(201);
  expect((await tree(org, [nested(6)])).status).toBe(400);
});

conforms('tree/insert', async (org) => {
  const Contacts = { records: [leaf('Contact', 'child', { LastName: 'Leaf' })] };
  const { status, body } = await tree(org, [leaf('Account', 'root', { Name: 'Root', Contacts })]);
  expect(status).toBe(201);
  expect(body).toEqual({
    hasErrors: false,
    results: [
      { referenceId: 'root', id: expect.stringMatching(/^001/) },
      { referenceId: 'child', id: expect.stringMatching(/^003/) }
    ]
  });
  expect(await total(org, 'Contact', "Account.Name = 'Root'")).toBe(1);
});

conforms('tree/failure', async (org) => {
  const { status, body } = await tree(org, [
    leaf('Account', 'fine', { Name: 'Undone tree' }),
    leaf('Account', 'guilty', {})
  ]);
  expect(status).toBe(400);
  expect(body).toMatchObject({
    hasErrors: true,
    results: [{ referenceId: 'guilty', errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] }]
  });
  expect(await total(org, 'Account', "Name = 'Undone tree'")).toBe(0);
});

conforms('tree/one-call', async (org) => {
  org.org.ledger.reset();
  await tree(org, [leaf('Account', 'a', { Name: 'A' }), leaf('Account', 'b', { Name: 'B' })]);
  expect(org.org.ledger.snapshot()).toMatchObject({ calls: 1, rowsWritten: 2 });
});

const limits = { method: 'GET', url: 'v66.0/limits' };
const insert = (richInput: object) => ({
  method: 'POST',
  url: 'v66.0/sobjects/Account',
  richInput
});

function batch(org: OrgUnderTest, batchRequests: readonly object[], flags: object = {}) {
  return org.send('POST', '/composite/batch', { ...flags, batchRequests });
}

function statuses(body: unknown): number[] {
  return (body as { results: { statusCode: number }[] }).results.map(
    ({ statusCode }) => statusCode
  );
}

conforms('batch/25', async (org) => {
  expect((await batch(org, Array(25).fill(limits))).status).toBe(200);
  expect((await batch(org, Array(26).fill(limits))).status).toBe(400);
});

conforms('batch/each-counts', async (org) => {
  const used = async () => {
    const { headers } = await org.send('GET', '/limits');
    return Number(/=(\d+)\//.exec(headers.get('Sforce-Limit-Info') ?? '')?.[1]);
  };
  const before = await used();
  await batch(org, [limits, limits, limits]);
  expect((await used()) - before).toBe(4);
});

conforms('batch/independent', async (org) => {
  const { body } = await batch(org, [insert({ Name: 'Batched' }), insert({}), limits]);
  expect(statuses(body)).toEqual([201, 400, 200]);
  expect(await total(org, 'Account', "Name = 'Batched'")).toBe(1);
});

conforms('batch/halt', async (org) => {
  const { body } = await batch(org, [insert({}), insert({ Name: 'Halted' })], {
    haltOnError: true
  });
  expect(statuses(body)).toEqual([400, 412]);
  expect(JSON.stringify(body)).toContain('BATCH_PROCESSING_HALTED');
  expect(await total(org, 'Account', "Name = 'Halted'")).toBe(0);
});

conforms('batch/answer', async (org) => {
  expect(await batch(org, [limits])).toMatchObject({ status: 200, body: { hasErrors: false } });
  expect(await batch(org, [insert({})])).toMatchObject({ status: 200, body: { hasErrors: true } });
});

async function written(org: OrgUnderTest, call: () => Promise<unknown>) {
  org.org.ledger.reset();
  await call();
  const { calls, rowsWritten } = org.org.ledger.snapshot();
  return [calls, rowsWritten];
}

const sheet = (prefix: string) =>
  typed(
    'Community__c',
    Array.from({ length: 200 }, (_, row) => community(`${prefix}${row}`))
  );

conforms('per-call/rows', async (org) => {
  const call = () => org.send('POST', '/sobjects/Account', { Name: 'One' });
  expect(await written(org, call)).toEqual([1, 1]);
});

conforms('per-call/collections', async (org) => {
  const call = () => org.send('POST', '/composite/sobjects', { records: sheet('c') });
  expect(await written(org, call)).toEqual([1, 200]);
});

conforms('per-call/composite', async (org) => {
  const compositeRequest = ['1', '2', '3', '4', '5'].map((name) => ({
    method: 'PATCH',
    url: '/services/data/v66.0/composite/sobjects/Community__c/ExternalId__c',
    referenceId: `r${name}`,
    body: { records: sheet(`s${name}x`) }
  }));
  expect(await written(org, () => org.send('POST', '/composite', { compositeRequest }))).toEqual([
    1, 1000
  ]);
});

conforms('per-call/graph', async (org) => {
  expect(await written(org, () => graphs(org, [good('Graph', 500)]))).toEqual([1, 500]);
});

conforms('per-call/tree', async (org) => {
  const many = Array.from({ length: 200 }, (_, row) => leaf('Account', `r${row}`, { Name: 'T' }));
  expect(await written(org, () => tree(org, many))).toEqual([1, 200]);
});
