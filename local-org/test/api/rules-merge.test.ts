import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveGarage, type Garage } from '../support/garage.ts';

let garage: Garage;

beforeAll(async () => {
  garage = await serveGarage();
});
afterAll(() => garage.stop());

const merge = async (object: string, masterId: string, ...loserIds: string[]) =>
  (await garage.send('POST', '/local-org/merge', { object, masterId, loserIds })).body;

const contact = (LastName: string, fields: object = {}) =>
  garage.create('Contact', { LastName, ...fields });

it('sends losers to the recycle bin with the id of the master', async () => {
  const [master, loser] = [await contact('M'), await contact('L')];
  expect(await merge('Contact', master, loser)).toEqual({
    success: true,
    id: master,
    mergedRecordIds: [loser],
    updatedRelatedIds: []
  });
  const soql = encodeURIComponent(`SELECT Id, MasterRecordId FROM Contact WHERE IsDeleted = true`);
  const { body } = await garage.send('GET', `/queryAll?q=${soql}`);
  expect(body.records).toEqual([expect.objectContaining({ Id: loser, MasterRecordId: master })]);
  const { status, body: refused } = await garage.send('PATCH', `/sobjects/Contact/${loser}`, {});
  expect({ status, code: refused[0]?.errorCode }).toEqual({
    status: 404,
    code: 'ENTITY_IS_DELETED'
  });
});

it('leads everything that led to a loser to the master, and stamps it', async () => {
  const [master, one, two] = [await contact('M'), await contact('1'), await contact('2')];
  const dealer = await garage.create('Dealer__c', { Name: 'D', Boss__c: one });
  const task = await garage.create('Task', { Subject: 'Call', WhoId: two });
  const follower = await contact('F', { ReportsToId: one });
  garage.org.clock.advance(60_000);
  const { updatedRelatedIds } = (await merge('Contact', master, one, two)) as unknown as {
    updatedRelatedIds: string[];
  };
  expect(updatedRelatedIds.sort()).toEqual([dealer, task, follower].sort());
  const [row] = await garage.rows(
    `SELECT Boss__c, SystemModstamp FROM Dealer__c WHERE Id = '${dealer}'`
  );
  const stamp = garage.org.clock.now().toISOString().replace('Z', '+0000');
  expect(row).toMatchObject({ Boss__c: master, SystemModstamp: stamp });
});

it('never makes the master its own parent', async () => {
  const loser = await garage.create('Account', { Name: 'L' });
  const master = await garage.create('Account', { Name: 'M', ParentId: loser });
  await merge('Account', master, loser);
  const [row] = await garage.rows(`SELECT ParentId FROM Account WHERE Id = '${master}'`);
  expect(row).toMatchObject({ ParentId: null });
});

it('refuses what Salesforce would refuse', async () => {
  const [master, loser] = [await contact('M'), await contact('L')];
  const account = await garage.create('Account', { Name: 'A' });
  const code = async (...args: Parameters<typeof merge>) =>
    (await merge(...args)).errors[0]?.statusCode;
  expect(await code('Contact', master, master)).toBe('INVALID_OPERATION');
  expect(await code('Contact', master)).toBe('INVALID_OPERATION');
  expect(await code('Opportunity', master, loser)).toBe('INVALID_OPERATION');
  expect(await code('Contact', master, account)).toBe('MALFORMED_ID');
  await garage.send('DELETE', `/sobjects/Contact/${loser}`);
  expect(await code('Contact', master, loser)).toBe('ENTITY_IS_DELETED');
});
