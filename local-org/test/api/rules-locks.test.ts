import { afterEach, afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveGarage, type Garage } from '../support/garage.ts';

let garage: Garage;
let dealer: string;
let next = 0;

beforeAll(async () => {
  garage = await serveGarage();
  dealer = await garage.create('Dealer__c', { Name: 'Corner' });
});
afterAll(() => garage.stop());
afterEach(async () => {
  await contend(0);
  await garage.send('DELETE', '/local-org/locks');
});

const contend = (parentLockMilliseconds: number) =>
  garage.send('POST', '/local-org/rules', { parentLockMilliseconds });

const addCar = (fields: object = {}) =>
  garage.send('POST', '/sobjects/Car__c', { Name: `Car ${++next}`, Dealer__c: dealer, ...fields });

const locked = (id: string) => ({
  status: 400,
  body: [
    {
      errorCode: 'UNABLE_TO_LOCK_ROW',
      message: `unable to obtain exclusive access to this record or 1 records: ${id}`,
      fields: []
    }
  ]
});

it('refuses children of a locked parent until the lock runs out on the org clock', async () => {
  await garage.send('POST', '/local-org/locks', { ids: [dealer.slice(0, 15)], seconds: 30 });
  expect(await addCar()).toMatchObject(locked(dealer));
  garage.org.clock.advance(29_000);
  expect((await addCar()).status).toBe(400);
  garage.org.clock.advance(1000);
  expect((await addCar()).status).toBe(201);
});

it('refuses changes and deletes of a locked record', async () => {
  const id = await garage.create('Account', { Name: 'A' });
  await garage.send('POST', '/local-org/locks', { ids: [id], seconds: 30 });
  const url = `/sobjects/Account/${id}`;
  expect(await garage.send('PATCH', url, { Name: 'B' })).toMatchObject(locked(id));
  expect(await garage.send('DELETE', url)).toMatchObject(locked(id));
  await garage.send('DELETE', '/local-org/locks');
  expect((await garage.send('PATCH', url, { Name: 'B' })).status).toBe(204);
});

it('does not lock the parent of a lookup that empties itself', async () => {
  const buyer = await garage.create('Contact', { LastName: 'Buyer' });
  await garage.send('POST', '/local-org/locks', { ids: [buyer], seconds: 30 });
  expect((await addCar({ Buyer__c: buyer })).status).toBe(201);
});

it('lets parallel requests over one parent collide when switched on', async () => {
  await contend(150);
  const other = await garage.create('Dealer__c', { Name: 'Other' });
  const answers = await Promise.all([addCar(), addCar(), addCar({ Dealer__c: other })]);
  const codes = answers.map(({ status }) => status);
  expect(codes.sort()).toEqual([201, 201, 400]);
  expect(answers.find(({ status }) => status === 400)).toMatchObject(locked(dealer));
});

it('lets requests one after the other pass', async () => {
  await contend(20);
  expect((await addCar()).status).toBe(201);
  expect((await addCar()).status).toBe(201);
  expect((await garage.send('GET', '/local-org/locks')).body).toEqual([]);
});

it('lets one request write many children of one parent', async () => {
  await contend(20);
  const records = Array.from({ length: 5 }, () => ({
    attributes: { type: 'Car__c' },
    Name: `Car ${++next}`,
    Dealer__c: dealer
  }));
  const { body } = await garage.send('POST', '/composite/sobjects', { records });
  expect(body.every((row) => row.success)).toBe(true);
});
