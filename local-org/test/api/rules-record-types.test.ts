import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveGarage, type Garage } from '../support/garage.ts';

let garage: Garage;
let dealer: string;

beforeAll(async () => {
  garage = await serveGarage();
  dealer = await garage.create('Dealer__c', { Name: 'Corner' });
});
afterAll(() => garage.stop());

async function typeId(name: string): Promise<string> {
  const soql = `SELECT Id FROM RecordType WHERE SobjectType = 'Car__c' AND DeveloperName = '${name}'`;
  return (await garage.rows(soql))[0]?.Id ?? '';
}

it('has the record types of the metadata as rows', async () => {
  const rows = await garage.rows(
    "SELECT DeveloperName, Name, IsActive FROM RecordType WHERE SobjectType = 'Car__c' ORDER BY DeveloperName"
  );
  expect(rows).toEqual([
    expect.objectContaining({ DeveloperName: 'Steam', Name: 'Steam Car', IsActive: false }),
    expect.objectContaining({ DeveloperName: 'Used', IsActive: true }),
    expect.objectContaining({ DeveloperName: 'Vintage' })
  ]);
});

it('takes an active type of the own object and gives it back by name', async () => {
  const id = await garage.create('Car__c', {
    Name: 'Old',
    Dealer__c: dealer,
    RecordTypeId: await typeId('Vintage')
  });
  const [row] = await garage.rows(`SELECT RecordType.DeveloperName FROM Car__c WHERE Id = '${id}'`);
  expect(row).toMatchObject({ RecordType: { DeveloperName: 'Vintage' } });
});

it('refuses an inactive type', async () => {
  const RecordTypeId = await typeId('Steam');
  const row = { Name: 'Puff', Dealer__c: dealer, RecordTypeId };
  const { body } = await garage.send('POST', '/sobjects/Car__c', row);
  expect(body[0]).toMatchObject({
    errorCode: 'FIELD_INTEGRITY_EXCEPTION',
    message: `Record Type ID: this ID value isn't valid for the user: ${RecordTypeId}`,
    fields: ['RecordTypeId']
  });
});

it('describes them beside the master type, and has no such field elsewhere', async () => {
  const { body } = await garage.send('GET', '/sobjects/Car__c/describe');
  const infos = (
    body as unknown as { recordTypeInfos: { developerName: string; active: boolean }[] }
  ).recordTypeInfos;
  expect(infos.map(({ developerName, active }) => [developerName, active])).toEqual([
    ['Steam', false],
    ['Used', true],
    ['Vintage', true],
    ['Master', true]
  ]);
  const dealers = await garage.send('GET', '/sobjects/Dealer__c/describe');
  expect(dealers.body.fields.some((field) => field.name === 'RecordTypeId')).toBe(false);
});
