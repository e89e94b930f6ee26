import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg();
});
afterAll(() => served.stop());

interface TreeAnswer {
  readonly hasErrors: boolean;
  readonly results: {
    readonly referenceId: string;
    readonly id: string;
    readonly errors?: { readonly statusCode: string }[];
  }[];
}

function record(type: string, referenceId: string, fields: object) {
  return { attributes: { type, referenceId }, ...fields };
}

async function send(records: readonly unknown[]) {
  const { status, body } = await served.send('POST', '/composite/tree/Account', { records });
  return { status, body: body as unknown as TreeAnswer };
}

async function count(object: string, name: string): Promise<number> {
  const { body } = await served.soql(`SELECT COUNT() FROM ${object} WHERE Name LIKE '${name}%'`);
  return body.totalSize;
}

it('inserts parents with their children in one call (documented)', async () => {
  served.org.ledger.reset();
  const contacts = [
    record('Contact', 'c1', { LastName: 'One' }),
    record('Contact', 'c2', { LastName: 'Two' })
  ];
  const { status, body } = await send([
    record('Account', 'a1', { Name: 'tree', Contacts: { records: contacts } }),
    record('Account', 'a2', { Name: 'tree too' })
  ]);
  expect([status, body.hasErrors]).toEqual([201, false]);
  const ids = new Map(body.results.map(({ referenceId, id }) => [referenceId, id]));
  expect([...ids.keys()]).toEqual(['a1', 'c1', 'c2', 'a2']);
  const made = await served.soql(`SELECT AccountId FROM Contact WHERE Id = '${ids.get('c2')}'`);
  expect(made.body.records[0]).toMatchObject({ AccountId: ids.get('a1') });
  expect(served.org.ledger.snapshot()).toMatchObject({ calls: 2, rowsWritten: 4 });
});

it('inserts nothing when one record fails and names only that one (documented)', async () => {
  const contacts = [
    record('Contact', 'fine', { LastName: 'Fine' }),
    record('Contact', 'guilty', { LastName: 'Guilty', Email: 'no address' })
  ];
  const { status, body } = await send([
    record('Account', 'parent', { Name: 'undone tree', Contacts: { records: contacts } })
  ]);
  expect(status).toBe(400);
  expect(body).toMatchObject({
    hasErrors: true,
    results: [{ referenceId: 'guilty', errors: [{ statusCode: 'INVALID_EMAIL_ADDRESS' }] }]
  });
  expect(await count('Account', 'undone tree')).toBe(0);
});

it('names each instance of a repeated reference id (documented)', async () => {
  const { status, body } = await send([
    record('Account', 'same', { Name: 'repeated' }),
    record('Account', 'same', { Name: 'repeated' })
  ]);
  expect(status).toBe(400);
  expect(body.results.map(({ referenceId }) => referenceId)).toEqual(['same', 'same']);
  expect(await count('Account', 'repeated')).toBe(0);
});

it('takes 200 records over all trees and not 201 (documented)', async () => {
  const many = (length: number) =>
    Array.from({ length }, (_, index) => record('Account', `r${index}`, { Name: 'many' }));
  expect((await send(many(201))).status).toBe(400);
  expect((await send(many(200))).status).toBe(201);
  expect(await count('Account', 'many')).toBe(200);
});

it('takes five levels and not six (documented)', async () => {
  const nested = (levels: number): object =>
    record('Account', `level${levels}`, {
      Name: 'nested',
      ...(levels > 1 && { ChildAccounts: { records: [nested(levels - 1)] } })
    });
  expect((await send([nested(6)])).status).toBe(400);
  expect((await send([nested(5)])).status).toBe(201);
});

it('takes records of five types and not of six (documented)', async () => {
  const children = {
    Contacts: { records: [record('Contact', 'contact', { LastName: 'x' })] },
    Opportunities: {
      records: [
        record('Opportunity', 'opportunity', {
          Name: 'x',
          StageName: 'Prospecting',
          CloseDate: '2026-06-30'
        })
      ]
    },
    Cases: { records: [record('Case', 'case', { Subject: 'x' })] },
    Tasks: { records: [record('Task', 'task', { Subject: 'x' })] }
  };
  const five = record('Account', 'account', { Name: 'five types', ...children });
  expect((await send([five])).status).toBe(201);
  const events = { Events: { records: [record('Event', 'event', { Subject: 'x' })] } };
  expect((await send([{ ...five, ...events }])).status).toBe(400);
});

it('refuses children under a name that is no relationship', async () => {
  const strangers = { records: [record('Contact', 'c', { LastName: 'x' })] };
  const { status } = await send([record('Account', 'a', { Name: 'x', Strangers: strangers })]);
  expect(status).toBe(400);
});
