import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg();
});
beforeEach(() => served.org.ledger.reset());
afterEach(() => served.send('DELETE', '/local-org/faults'));
afterAll(() => served.stop());

function plan(...faults: object[]) {
  return served.send('POST', '/local-org/faults', faults);
}

function create(Name: string) {
  return served.send('POST', '/sobjects/Account', { Name });
}

async function count(name: string): Promise<number> {
  return (await served.soql(`SELECT COUNT() FROM Account WHERE Name = '${name}'`)).body.totalSize;
}

it('answers with a planned status as often as planned, after as many calls as planned', async () => {
  await plan({ kind: 'status', status: 503, match: '^rows POST', after: 1, times: 2 });
  const statuses = [];
  for (const name of ['a', 'b', 'c', 'd']) statuses.push((await create(name)).status);
  expect(statuses).toEqual([201, 503, 503, 201]);
  expect((await served.send('GET', '/local-org/faults')).body).toMatchObject([
    { seen: 4, struck: 2 }
  ]);
  expect(served.org.ledger.snapshot().writeCalls).toBe(4);
});

it('answers an empty 500 although the row is committed', async () => {
  await plan({ kind: 'empty500AfterCommit', match: 'rows POST', times: 1 });
  const { status, body } = await create('Committed');
  expect([status, body]).toEqual([500, undefined]);
  expect(await count('Committed')).toBe(1);
});

it('cuts the connection before or after the commit', async () => {
  await plan({ kind: 'resetBeforeCommit', match: 'rows POST', times: 1 });
  await expect(create('Cut before')).rejects.toThrow();
  expect(await count('Cut before')).toBe(0);
  await plan({ kind: 'resetAfterCommit', match: 'rows POST', times: 1 });
  await expect(create('Cut after')).rejects.toThrow();
  expect(await count('Cut after')).toBe(1);
});

it('ends a token in the middle of its life', async () => {
  const token = await served.integrationToken();
  await plan({ kind: 'expireToken', match: '/limits', times: 1 });
  const statusOf = async () => (await served.send('GET', '/limits', undefined, { token })).status;
  expect([await statusOf(), await statusOf()]).toEqual([401, 401]);
  expect((await served.send('GET', '/limits')).status).toBe(200);
});

it('delays calls', async () => {
  await plan({ kind: 'slow', milliseconds: 150, match: '/limits' });
  const started = performance.now();
  await served.send('GET', '/limits');
  expect(performance.now() - started).toBeGreaterThanOrEqual(140);
});

it('locks single rows of a collection and writes the others', async () => {
  await plan({ kind: 'lock', match: 'Account$', after: 1, times: 1 });
  const { body } = await served.send('POST', '/composite/sobjects', {
    records: ['L1', 'L2', 'L3'].map((Name) => ({ attributes: { type: 'Account' }, Name }))
  });
  expect(body.map((row) => row.success)).toEqual([true, false, true]);
  expect(body[1]?.errors[0]?.statusCode).toBe('UNABLE_TO_LOCK_ROW');
  expect(await count('L3')).toBe(1);
});

it('undoes the whole collection when a row is locked under allOrNone', async () => {
  await plan({ kind: 'lock', times: 1 });
  const { body } = await served.send('POST', '/composite/sobjects', {
    allOrNone: true,
    records: ['N1', 'N2'].map((Name) => ({ attributes: { type: 'Account' }, Name }))
  });
  expect(body[0]?.errors[0]?.statusCode).toBe('UNABLE_TO_LOCK_ROW');
  expect(body[1]?.errors[0]?.statusCode).toBe('ALL_OR_NONE_OPERATION_ROLLED_BACK');
  expect(await count('N2')).toBe(0);
});

it('locks the children of one parent only, for as long as another transaction holds it', async () => {
  const community = (key: string) => ({ ExternalId__c: key, Name: key, Platform__c: 'Slack' });
  for (const key of ['held', 'free'])
    await served.send('POST', '/sobjects/Community__c', community(key));
  await plan({ kind: 'lock', match: 'Member__c$', row: '"held"' });
  const member = (key: string, parent: string) => ({
    attributes: { type: 'Member__c' },
    ExternalId__c: key,
    Name: key,
    Community__r: { ExternalId__c: parent }
  });
  const { body } = await served.send('PATCH', '/composite/sobjects/Member__c/ExternalId__c', {
    records: [member('m1', 'held'), member('m2', 'free'), member('m3', 'held')]
  });
  expect(body.map(({ success }) => success)).toEqual([false, true, false]);
});

it('refuses rows as a trigger of the customer would', async () => {
  const trigger = 'Route: execution of BeforeInsert caused by: System.NullPointerException';
  await plan({
    kind: 'row',
    errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message: trigger,
    match: 'Account$',
    times: 1
  });
  const { status, body } = await create('Triggered');
  expect(status).toBe(400);
  expect(body).toMatchObject([
    { errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message: trigger }
  ]);
});

it('shows rows late: stamped when their transaction began', async () => {
  const first = await create('Seen first');
  await plan({ kind: 'late', seconds: 600, match: 'rows (POST|PATCH)', row: 'Late', times: 1 });
  const late = await create('Late commit');
  const stampOf = async (id: string) => {
    const soql = `SELECT SystemModstamp FROM Account WHERE Id = '${id}'`;
    const [record] = (await served.soql(soql)).body.records;
    return Date.parse((record as unknown as { SystemModstamp: string }).SystemModstamp);
  };
  const between = (await stampOf(first.body.id)) - (await stampOf(late.body.id));
  expect(Math.round(between / 10_000)).toBe(60);
});

it('ends a token in the middle of a query, and the query goes on with another token', async () => {
  for (const sheet of ['a', 'b']) {
    const records = Array.from({ length: 200 }, (_, row) => ({
      attributes: { type: 'Contact' },
      LastName: `Page ${sheet}${row}`
    }));
    await served.send('POST', '/composite/sobjects', { records });
  }
  const soql = encodeURIComponent("SELECT Id FROM Contact WHERE LastName LIKE 'Page%'");
  const token = await served.integrationToken();
  const paged = { token, headers: { 'Sforce-Query-Options': 'batchSize=200' } };
  const { body } = await served.send('GET', `/query?q=${soql}`, undefined, paged);
  await plan({ kind: 'expireToken', match: '^query GET .*/query/0r8', times: 1 });
  const next = (one: string) =>
    served.send('GET', body.nextRecordsUrl ?? '', undefined, { ...paged, token: one });
  expect((await next(token)).status).toBe(401);
  const again = await next(await served.integrationToken());
  expect([again.status, again.body.records.length, again.body.done]).toEqual([200, 200, true]);
});

it('strikes by chance, the same way with the same seed', async () => {
  const strikes = async () => {
    await plan({ kind: 'status', probability: 0.5, seed: 7, match: '/limits' });
    const statuses = [];
    for (let call = 0; call < 12; call++) {
      statuses.push((await served.send('GET', '/limits')).status);
    }
    await served.send('DELETE', '/local-org/faults');
    return statuses;
  };
  const first = await strikes();
  expect(new Set(first)).toEqual(new Set([200, 503]));
  expect(await strikes()).toEqual(first);
});

it('refuses a plan it does not understand', async () => {
  for (const fault of [
    { kind: 'meteor' },
    { kind: 'status', match: '(' },
    { kind: 'slow', time: 3 }
  ]) {
    const { status, body } = await plan(fault);
    expect(status).toBe(400);
    expect(body[0]?.errorCode).toBe('INVALID_INPUT');
  }
});
