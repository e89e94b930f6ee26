import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type Body, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg();
});
afterAll(() => served.stop());

interface Node {
  readonly method?: string;
  readonly path?: string;
  readonly referenceId: string;
  readonly body?: unknown;
}

interface GraphAnswer {
  readonly graphId: string;
  readonly isSuccessful: boolean;
  readonly graphResponse: { readonly compositeResponse: Body };
}

function account(referenceId: string, fields: object = { Name: referenceId }): Node {
  return { referenceId, body: fields };
}

function graph(graphId: string, nodes: readonly Node[], version = '66.0') {
  const compositeRequest = nodes.map(({ method = 'POST', path = 'Account', ...rest }) => ({
    ...rest,
    method,
    url: `/services/data/v${version}/sobjects/${path}`
  }));
  return { graphId, compositeRequest };
}

async function send(graphs: readonly unknown[]) {
  const { status, body } = await served.send('POST', '/composite/graph', { graphs });
  const answers = (body as unknown as { graphs: GraphAnswer[] }).graphs;
  return { status, body, graphs: answers };
}

async function accounts(name: string): Promise<number> {
  const { body } = await served.soql(`SELECT COUNT() FROM Account WHERE Name LIKE '${name}%'`);
  return body.totalSize;
}

it('writes graphs whose nodes refer to earlier ones', async () => {
  const nodes = [
    account('parent', { Name: 'graph parent' }),
    { referenceId: 'child', path: 'Contact', body: { LastName: 'x', AccountId: '@{parent.id}' } }
  ];
  const { status, graphs } = await send([graph('g1', nodes)]);
  expect(status).toBe(200);
  const [parent, child] = graphs[0]?.graphResponse.compositeResponse ?? [];
  expect(graphs[0]).toMatchObject({ graphId: 'g1', isSuccessful: true });
  expect(parent).toMatchObject({ httpStatusCode: 201, referenceId: 'parent' });
  const made = await served.soql(`SELECT AccountId FROM Contact WHERE Id = '${child?.body.id}'`);
  expect(made.body.records[0]).toMatchObject({ AccountId: parent?.body.id });
});

it('undoes a graph with a failing node and keeps the others (recorded)', async () => {
  const { graphs } = await send([
    graph('bad', [account('fine', { Name: 'undone' }), account('guilty', { Phone: '1' })]),
    graph('good', [account('kept', { Name: 'kept' })])
  ]);
  expect(graphs.map(({ isSuccessful }) => isSuccessful)).toEqual([false, true]);
  const [fine, guilty] = graphs[0]?.graphResponse.compositeResponse ?? [];
  expect(fine).toMatchObject({ httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] });
  expect(guilty).toMatchObject({ body: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] });
  expect([await accounts('undone'), await accounts('kept')]).toEqual([0, 1]);
});

it('halts what is left after more than 14 failures (documented)', async () => {
  const failing = (count: number) =>
    Array.from({ length: count }, (_, index) => graph(`f${index}`, [account('x', { Fax: '1' })]));
  const last = (name: string) => graph('last', [account('y', { Name: name })]);
  expect((await send([...failing(14), last('fifteenth')])).graphs[14]).toMatchObject({
    isSuccessful: true
  });
  const { graphs } = await send([...failing(15), last('sixteenth')]);
  expect(graphs[15]?.graphResponse.compositeResponse[0]?.body[0]?.errorCode).toBe(
    'PROCESSING_HALTED'
  );
  expect(await accounts('sixteenth')).toBe(0);
});

it('takes 500 nodes in a payload, however split, and not 501 (documented)', async () => {
  const nodes = (count: number) =>
    Array.from({ length: count }, (_, index) => account(`n${index}`, { Name: `node ${index}` }));
  const { body } = await send([graph('a', nodes(251)), graph('b', nodes(250))]);
  expect(body[0]).toMatchObject({ errorCode: 'LIMIT_EXCEEDED' });
  served.org.ledger.reset();
  const { graphs } = await send([graph('a', nodes(250)), graph('b', nodes(250))]);
  expect(graphs.every(({ isSuccessful }) => isSuccessful)).toBe(true);
  expect(served.org.ledger.snapshot()).toMatchObject({ calls: 1, rowsWritten: 500 });
});

it('takes 75 graphs and not 76 (documented)', async () => {
  const graphs = Array.from({ length: 76 }, (_, index) => graph(`g${index}`, [account('n')]));
  expect((await send(graphs)).status).toBe(400);
  expect((await send(graphs.slice(1))).status).toBe(200);
});

it('takes 15 levels and not 16 (documented)', async () => {
  const chain = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const parent = index === 0 ? {} : { ParentId: `@{n${index - 1}.id}` };
      return account(`n${index}`, { Name: 'chain', ...parent });
    });
  expect((await send([graph('deep', chain(16))])).status).toBe(400);
  expect((await send([graph('deep', chain(15))])).graphs[0]?.isSuccessful).toBe(true);
});

it('takes 15 different nodes, which differ in object, method or version (documented)', async () => {
  const reads = (versions: number) =>
    Array.from({ length: versions }, (_, index) =>
      graph(`v${index}`, [account('made', { Name: 'version' })], `${50 + index}.0`)
    );
  expect((await send(reads(15))).status).toBe(200);
  expect((await send(reads(16))).status).toBe(400);
  const twoMethods = graph('two', [
    account('made'),
    { referenceId: 'read', method: 'GET', path: 'Account/@{made.id}' }
  ]);
  expect((await send([...reads(14), twoMethods])).status).toBe(400);
});

it('refuses anything but rows inside a graph (documented)', async () => {
  const query = {
    method: 'GET',
    url: '/services/data/v66.0/query?q=SELECT+Id+FROM+Account',
    referenceId: 'q'
  };
  const { graphs } = await send([{ graphId: 'q', compositeRequest: [query] }]);
  expect(graphs[0]?.isSuccessful).toBe(false);
});

it('refuses graphs it cannot tell apart', async () => {
  const one = graph('same', [account('n')]);
  const malformed = [
    [one, one],
    [{ ...one, graphId: '_x' }],
    [{ ...one, graphId: 'x'.repeat(40) }]
  ];
  for (const graphs of malformed) {
    const { status, body } = await send(graphs);
    expect([status, body[0]?.errorCode]).toEqual([400, 'JSON_PARSER_ERROR']);
  }
});

it('exists from version 50', async () => {
  const body = { graphs: [graph('g', [account('n')])] };
  const { status } = await served.send('POST', '/services/data/v49.0/composite/graph', body);
  expect(status).toBe(404);
});
