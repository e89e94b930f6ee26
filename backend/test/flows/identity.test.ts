import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

let org: LocalOrg;
let workspace: Workspace;

beforeEach(async () => {
  org = await LocalOrg.start();
  workspace = await Workspace.connect(org);
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

const LINKS =
  'SELECT ExternalId__c, Contact__c, MatchRule__c FROM Member__c ORDER BY ExternalId__c';

it('takes a link back when its Contact is deleted in the org', async () => {
  const contact = await org.create('Contact', {
    LastName: 'Zero',
    Email: 'member0@village.example'
  });
  await workspace.take(aVillage(1, 2));
  await workspace.sync();
  expect(await org.query(LINKS)).toMatchObject([{ Contact__c: contact }]);
  await org.delete('Contact', contact);
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 3, parked: 0 });
  expect(await org.query(LINKS)).toMatchObject([{ Contact__c: null, MatchRule__c: 'none' }]);
});

it('links at once when one of two candidates is merged away', async () => {
  const [first, second] = [
    await org.create('Contact', { LastName: 'A', Email: 'member0@village.example' }),
    await org.create('Contact', { LastName: 'B', Email: 'member0@village.example' })
  ];
  await workspace.take(aVillage(1, 0));
  await workspace.sync();
  expect(await org.query(LINKS)).toMatchObject([{ MatchRule__c: 'ambiguous' }]);
  await org.delete('Contact', first);
  await workspace.sync();
  expect(await org.query(LINKS)).toMatchObject([{ Contact__c: second }]);
  expect(await workspace.storage.issues.listOpen(workspace.connection.id, 5)).toEqual([]);
});

it('pages through more people than one query gives, though they share their second', async () => {
  const people = Array.from({ length: 2100 }, (_, index) => ({
    LastName: `Person ${index}`,
    Email: `member${index}@village.example`
  }));
  await org.createAll('Contact', people);
  await workspace.take(aVillage(2100, 0));
  await org.resetLedger();
  // Two reads, and five writes: 2,101 rows of ours and the totals of 2,100 contacts.
  expect(await workspace.sync()).toMatchObject({ created: 2101, updated: 2100, apiCalls: 7 });
  expect(await org.countOf('SELECT COUNT() FROM Member__c WHERE Contact__c = null')).toBe(0);
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0 });
});
