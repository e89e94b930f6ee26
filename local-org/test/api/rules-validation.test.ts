import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveGarage, type Garage } from '../support/garage.ts';

let garage: Garage;
let dealer: string;
let next = 0;

beforeAll(async () => {
  garage = await serveGarage();
  dealer = await garage.create('Dealer__c', { Name: 'Corner', Rating__c: 5 });
});
afterAll(() => garage.stop());

const car = (fields: Record<string, unknown> = {}) => ({
  Name: `Car ${++next}`,
  Dealer__c: dealer,
  ...fields
});

const refusal = (message: string, fields: readonly string[] = []) => [
  { message, errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields }
];

it("refuses a row with the administrator's words and field", async () => {
  const { status, body } = await garage.send('POST', '/sobjects/Car__c', car({ State__c: 'Sold' }));
  expect(status).toBe(400);
  expect(body).toEqual(refusal('A sold car has a buyer.', ['Buyer__c']));
});

it('names every broken rule', async () => {
  const fields = { State__c: 'Sold', Plate__c: 'x' };
  const { body } = await garage.send('POST', '/sobjects/Car__c', car(fields));
  expect(body.map((error) => error.message).sort()).toEqual([
    'A plate looks like AB-123.',
    'A sold car has a buyer.'
  ]);
});

it('lets a row pass that breaks none', async () => {
  const buyer = await garage.create('Contact', { LastName: 'Buyer' });
  const fields = { State__c: 'Sold', Buyer__c: buyer, Plate__c: 'AB-12' };
  expect((await garage.send('POST', '/sobjects/Car__c', car(fields))).status).toBe(201);
});

it('looks at the row as it would stand after an update', async () => {
  const id = await garage.create('Car__c', car({ State__c: 'New' }));
  const { body } = await garage.send('PATCH', `/sobjects/Car__c/${id}`, { State__c: 'Sold' });
  expect(body).toEqual(refusal('A sold car has a buyer.', ['Buyer__c']));
});

it('compares with what stood there before', async () => {
  const id = await garage.create('Car__c', car({ Price__c: 100 }));
  const patch = (price: number) =>
    garage.send('PATCH', `/sobjects/Car__c/${id}`, { Price__c: price });
  expect((await patch(90)).body).toEqual(refusal('The price may not fall.'));
  expect((await patch(110)).status).toBe(204);
});

it('follows lookups to the parent', async () => {
  const poor = await garage.create('Dealer__c', { Name: 'Ditch', Rating__c: 1 });
  const fields = { Dealer__c: poor, Price__c: 60_000 };
  const { body } = await garage.send('POST', '/sobjects/Car__c', car(fields));
  expect(body).toEqual(refusal('Poor dealers sell no dear cars.'));
});

it('asks for custom permissions of the user', async () => {
  await garage.assign('rep', 'Seller');
  const token = garage.tokenOf('rep');
  const send = () =>
    garage.send('POST', '/sobjects/Car__c', car({ Extras__c: 'Radio;Hitch' }), { token });
  expect((await send()).body).toEqual(refusal('Only chiefs sell hitches.'));
  await garage.assign('rep', 'Chief');
  expect((await send()).status).toBe(201);
});

it('refuses only the broken rows of a collection', async () => {
  const records = [car(), car({ State__c: 'Sold' }), car()].map((fields) => ({
    attributes: { type: 'Car__c' },
    ...fields
  }));
  const { status, body } = await garage.send('POST', '/composite/sobjects', { records });
  expect(status).toBe(200);
  expect(body.map((row) => row.success)).toEqual([true, false, true]);
  expect(body[1]?.errors).toEqual([
    {
      statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'A sold car has a buyer.',
      fields: ['Buyer__c']
    }
  ]);
});
