import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let account: string;
let contact: string;

beforeAll(async () => {
  served = await serveOrg();
  account = (await served.send('POST', '/sobjects/Account', { Name: 'Acme' })).body.id;
  const fields = { LastName: 'Ng', AccountId: account };
  contact = (await served.send('POST', '/sobjects/Contact', fields)).body.id;
});
afterAll(() => served.stop());

it('documented: reads the parent behind the name of a relationship', async () => {
  const { status, body, headers } = await served.send(
    'GET',
    `/sobjects/Contact/${contact}/account`
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({ attributes: { type: 'Account' }, Id: account, Name: 'Acme' });
  expect(headers.has('ETag')).toBe(true);
  const few = await served.send(
    'GET',
    `/sobjects/Contact/${contact.slice(0, 15)}/Account?fields=Name`
  );
  expect(Object.keys(few.body)).toEqual(['attributes', 'Name']);
});

it('documented: goes through up to five parents, each of the type it is', async () => {
  const owner = await served.send('GET', `/sobjects/Contact/${contact}/Account/Owner?fields=Name`);
  expect(owner.body).toMatchObject({ attributes: { type: 'User' }, Name: 'Alex Admin' });
  const five = 'Account/Owner/CreatedBy/CreatedBy/CreatedBy';
  const last = await served.send('GET', `/sobjects/Contact/${contact}/${five}?fields=Id`);
  expect(last.body).toMatchObject({ attributes: { type: 'User' } });
  const six = await served.send('GET', `/sobjects/Contact/${contact}/${five}/CreatedBy`);
  expect(six.status).toBe(404);
});

it('documented: updates and deletes the parent with 204', async () => {
  const parent = `/sobjects/Contact/${contact}/Account`;
  const { status, body } = await served.send('PATCH', parent, { Name: 'Acme Ltd' });
  expect([status, body]).toEqual([204, undefined]);
  const read = await served.send('GET', `/sobjects/Account/${account}?fields=Name`);
  expect(read.body.Name).toBe('Acme Ltd');
  const fields = { LastName: 'Roe', ReportsToId: contact };
  const report = (await served.send('POST', '/sobjects/Contact', fields)).body.id;
  expect((await served.send('DELETE', `/sobjects/Contact/${report}/ReportsTo`)).status).toBe(204);
  expect((await served.send('GET', `/sobjects/Contact/${contact}`)).status).toBe(404);
});

it('documented: reads the children behind the name of a set, in pages, also when there are none', async () => {
  const parent = (await served.send('POST', '/sobjects/Account', { Name: 'Many' })).body.id;
  const children = `/sobjects/Account/${parent}/Contacts`;
  const none = await served.send('GET', children);
  expect([none.status, none.body]).toEqual([200, { totalSize: 0, done: true, records: [] }]);
  const records = Array.from({ length: 200 }, (_, n) => ({
    attributes: { type: 'Contact' },
    LastName: `${n}`,
    AccountId: parent
  }));
  await served.send('POST', '/composite/sobjects', { records });
  await served.send('POST', '/sobjects/Contact', { LastName: 'last', AccountId: parent });
  const headers = { 'Sforce-Query-Options': 'batchSize=200' };
  const page = await served.send('GET', `${children}?fields=LastName`, undefined, { headers });
  expect(page.body).toMatchObject({ totalSize: 201, done: false });
  expect(Object.keys(page.body.records[0] ?? {})).toEqual(['attributes', 'LastName']);
  const rest = await served.send('GET', page.body.nextRecordsUrl ?? '');
  expect(rest.body).toMatchObject({ totalSize: 201, done: true });
});

it('documented: answers 404 where nobody is related, 400 for a field that does not exist', async () => {
  const alone = (await served.send('POST', '/sobjects/Contact', { LastName: 'Solo' })).body.id;
  const refusals: [string, number, string][] = [
    [`${alone}/Account`, 404, 'NOT_FOUND'],
    [`${alone}/Nobody`, 404, 'NOT_FOUND'],
    ['003LO0zzzzzzzzz/Account', 404, 'NOT_FOUND'],
    [`${alone}/Owner?fields=Nope`, 400, 'INVALID_FIELD']
  ];
  for (const [path, status, code] of refusals) {
    const refused = await served.send('GET', `/sobjects/Contact/${path}`);
    expect([path, refused.status, refused.body[0]?.errorCode]).toEqual([path, status, code]);
  }
});
