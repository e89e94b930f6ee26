import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveGarage, type Garage } from '../support/garage.ts';

let garage: Garage;

beforeAll(async () => {
  garage = await serveGarage();
  await garage.assign('rep', 'Seller');
});
afterAll(() => garage.stop());

const upsert = (token?: string) =>
  garage.send('PATCH', '/sobjects/Car__c/Series__c/none', {}, token === undefined ? {} : { token });

it('needs View All to upsert by an external id that is not unique (documented)', async () => {
  const token = garage.tokenOf('rep');
  const { status, body } = await upsert(token);
  expect({ status, code: body[0]?.errorCode }).toEqual({
    status: 403,
    code: 'INSUFFICIENT_ACCESS_OR_READONLY'
  });
  await garage.assign('rep', 'Chief');
  expect((await upsert(token)).body[0]?.errorCode).toBe('REQUIRED_FIELD_MISSING');
});

it('refuses View All without Read and Modify All without the rest (documented)', async () => {
  const ParentId = await garage.create('PermissionSet', { Name: 'Some', Label: 'Some' });
  const grant = async (verbs: readonly string[]) => {
    const flags = Object.fromEntries(verbs.map((verb) => [`Permissions${verb}`, true]));
    const row = { ParentId, SobjectType: 'Dealer__c', ...flags };
    return (await garage.send('POST', '/sobjects/ObjectPermissions', row)).body;
  };
  expect((await grant(['ViewAllRecords']))[0]?.message).toContain('depends on');
  expect((await grant(['Read', 'Edit', 'ModifyAllRecords']))[0]?.message).toContain('depends on');
  const all = ['Read', 'Edit', 'Delete', 'ViewAllRecords', 'ModifyAllRecords'];
  expect(await grant(all)).toMatchObject({ success: true });
});
