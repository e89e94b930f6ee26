import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveGarage, type Garage } from '../support/garage.ts';

let garage: Garage;

beforeAll(async () => {
  garage = await serveGarage();
});
afterAll(() => garage.stop());

const remove = (object: string, id: string) => garage.send('DELETE', `/sobjects/${object}/${id}`);
const undelete = async (id: string) =>
  (await garage.send('POST', '/local-org/undelete', { ids: [id] })).body[0];

it('takes deleted rows out of query and leaves them to queryAll', async () => {
  const id = await garage.create('Account', { Name: 'Gone' });
  await remove('Account', id);
  const soql = encodeURIComponent(`SELECT Id, IsDeleted FROM Account WHERE Id = '${id}'`);
  expect((await garage.send('GET', `/query?q=${soql}`)).body.totalSize).toBe(0);
  const { body } = await garage.send('GET', `/queryAll?q=${soql}`);
  expect(body.records).toEqual([expect.objectContaining({ Id: id, IsDeleted: true })]);
});

it('says of a deleted row that it is deleted, whatever is tried', async () => {
  const id = await garage.create('Account', { Name: 'Gone' });
  await remove('Account', id);
  const gone = [{ message: 'entity is deleted', errorCode: 'ENTITY_IS_DELETED', fields: [] }];
  const url = `/sobjects/Account/${id}`;
  for (const [method, body] of [['DELETE'], ['GET'], ['PATCH', { Name: 'X' }]] as const) {
    expect(await garage.send(method, url, body)).toMatchObject({ status: 404, body: gone });
  }
  const { body } = await garage.send('POST', '/sobjects/Contact', { LastName: 'C', AccountId: id });
  expect(body[0]).toMatchObject({ errorCode: 'ENTITY_IS_DELETED', fields: ['AccountId'] });
});

it('brings a row back with what went with it and the lookups it emptied', async () => {
  const account = await garage.create('Account', { Name: 'Back' });
  const contact = await garage.create('Contact', { LastName: 'C', AccountId: account });
  const dealer = await garage.create('Dealer__c', { Name: 'D', Boss__c: contact });
  await remove('Account', account);
  const read = async () =>
    (await garage.rows(`SELECT Boss__c FROM Dealer__c WHERE Id = '${dealer}'`))[0];
  expect(await read()).toMatchObject({ Boss__c: null });
  expect(await undelete(contact)).toMatchObject({
    success: false,
    errors: [{ statusCode: 'UNDELETE_FAILED', message: 'Entity is not in the recycle bin' }]
  });
  expect(await undelete(account)).toEqual({ success: true, id: account, created: false });
  expect(await read()).toMatchObject({ Boss__c: contact });
  expect((await garage.rows(`SELECT Id FROM Contact WHERE AccountId = '${account}'`)).length).toBe(
    1
  );
  expect(await undelete(account)).toMatchObject({ success: false });
});

it('does not bring back a unique value that is taken by now', async () => {
  const dealer = await garage.create('Dealer__c', { Name: 'D' });
  const row = (Name: string) => ({ Name, Dealer__c: dealer, Plate__c: 'AB-1' });
  const id = await garage.create('Car__c', row('one'));
  await remove('Car__c', id);
  const holder = await garage.create('Car__c', row('two'));
  expect(await undelete(id)).toMatchObject({ errors: [{ statusCode: 'DUPLICATE_VALUE' }] });
  await remove('Car__c', holder);
  expect(await undelete(id)).toMatchObject({ success: true });
});

it('does not bring back a row whose parent is gone', async () => {
  const dealer = await garage.create('Dealer__c', { Name: 'D' });
  const car = await garage.create('Car__c', { Name: 'orphan', Dealer__c: dealer });
  await remove('Car__c', car);
  await remove('Dealer__c', dealer);
  expect(await undelete(car)).toMatchObject({ errors: [{ statusCode: 'UNDELETE_FAILED' }] });
});

it('forgets rows when the bin is emptied, and after 15 days (documented)', async () => {
  const ids = [
    await garage.create('Account', { Name: 'A' }),
    await garage.create('Account', { Name: 'B' })
  ] as const;
  for (const id of ids) await remove('Account', id);
  const emptied = await garage.send('POST', '/local-org/empty-recycle-bin', { ids: [ids[0]] });
  expect(emptied.body[0]).toMatchObject({ success: true });
  expect((await remove('Account', ids[0])).body[0]?.errorCode).toBe('INVALID_CROSS_REFERENCE_KEY');
  garage.org.clock.advance(15 * 86_400_000);
  expect(await undelete(ids[1])).toMatchObject({ success: false });
  expect(garage.org.records.get(garage.org.sessionOf(garage.org.admin.id), 'Account', ids[1])).toBe(
    undefined
  );
});
