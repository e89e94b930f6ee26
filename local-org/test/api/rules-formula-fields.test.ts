import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveGarage, type Garage } from '../support/garage.ts';

let garage: Garage;
let id: string;

beforeAll(async () => {
  garage = await serveGarage();
  const boss = await garage.create('Contact', { FirstName: 'Ada', LastName: 'Boss' });
  const dealer = await garage.create('Dealer__c', { Name: 'Corner', Boss__c: boss });
  id = await garage.create('Car__c', {
    Name: 'Beetle',
    Dealer__c: dealer,
    Price__c: 1000,
    Discount__c: 10,
    SoldOn__c: '2026-02-20'
  });
  await garage.create('Car__c', { Name: 'Van', Dealer__c: dealer });
});
afterAll(() => garage.stop());

const computed = 'NetPrice__c, Title__c, IsSold__c, DaysSold__c, BossName__c, Banner__c, Half__c';

it('computes formula fields in queries', async () => {
  const rows = await garage.rows(`SELECT ${computed} FROM Car__c ORDER BY Name`);
  expect(rows).toEqual([
    expect.objectContaining({
      NetPrice__c: 900,
      Title__c: 'BEETLE at Corner',
      IsSold__c: true,
      DaysSold__c: 10,
      BossName__c: 'Ada Boss',
      Banner__c: 'SOLD: BEETLE at Corner',
      Half__c: 5
    }),
    expect.objectContaining({
      NetPrice__c: 0,
      Title__c: 'VAN at Corner',
      IsSold__c: false,
      DaysSold__c: null,
      BossName__c: 'Ada Boss',
      Banner__c: 'VAN at Corner'
    })
  ]);
});

it('computes them in single rows', async () => {
  const { body } = await garage.send('GET', `/sobjects/Car__c/${id}?fields=Title__c,NetPrice__c`);
  expect(body).toMatchObject({ Title__c: 'BEETLE at Corner', NetPrice__c: 900 });
});

it('filters, sorts, groups and follows parents by them', async () => {
  const names = async (where: string) =>
    (await garage.rows(`SELECT Name FROM Car__c WHERE ${where} ORDER BY Title__c DESC`)).map(
      (row) => row.Name
    );
  expect(await names("Title__c = 'beetle AT corner'")).toEqual(['Beetle']);
  expect(await names("Title__c LIKE '%corner'")).toEqual(['Van', 'Beetle']);
  expect(await names('NetPrice__c < 950 AND IsSold__c = true')).toEqual(['Beetle']);
  expect(await names('DaysSold__c = null')).toEqual(['Van']);
  const groups = await garage.rows(
    'SELECT BossName__c, COUNT(Id) cars, SUM(NetPrice__c) worth FROM Car__c GROUP BY BossName__c'
  );
  expect(groups).toEqual([
    expect.objectContaining({ BossName__c: 'Ada Boss', cars: 2, worth: 900 })
  ]);
});

it('follows the clock', async () => {
  const days = async () =>
    (await garage.rows(`SELECT DaysSold__c FROM Car__c WHERE Id = '${id}'`))[0];
  garage.org.clock.advance(86_400_000);
  expect(await days()).toMatchObject({ DaysSold__c: 11 });
});

it('refuses to write them', async () => {
  const { status, body } = await garage.send('PATCH', `/sobjects/Car__c/${id}`, { Title__c: 'X' });
  expect(status).toBe(400);
  expect(body[0]).toMatchObject({
    errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    fields: ['Title__c']
  });
});

it('describes them as calculated', async () => {
  const { body } = await garage.send('GET', '/sobjects/Car__c/describe');
  expect(body.fields.find((field) => field.name === 'IsSold__c')).toMatchObject({
    calculated: true,
    calculatedFormula: 'NOT(ISBLANK(SoldOn__c))',
    createable: false,
    updateable: false,
    type: 'boolean'
  });
});
