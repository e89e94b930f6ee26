import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { ADA, anActivity } from '../support/records.ts';
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

const change = (given: Record<string, unknown>) =>
  workspace.settings.change(workspace.connection.id, given, ADA);

it('changes all or nothing, names what is wrong, and keeps who changed what', async () => {
  const wrong = change({ intervalMinutes: 7, createContacts: true, colour: 'red' });
  await expect(wrong).rejects.toThrow(
    'Nothing was changed. intervalMinutes: give one of 5, 10, 15, 30, 60. colour: there is no such setting.'
  );
  expect(await workspace.settings.of(workspace.connection.id)).toMatchObject({
    ...{ intervalMinutes: 10, createContacts: false, apiSharePercent: 50 }
  });
  await change({ intervalMinutes: 15, apiSharePercent: 50 });
  expect(await workspace.settings.history(workspace.connection.id)).toMatchObject([
    { name: 'intervalMinutes', before: '10', after: '15', actor: 'Ada Stone' }
  ]);
});

it('matches by the rules in use only, and anew when they change', async () => {
  await org.create('Contact', { LastName: 'Zero', Email: 'member0@village.example' });
  await change({ matchRules: ['lead_email'] });
  await workspace.take(aVillage(2, 2));
  await workspace.sync();
  const linked = 'SELECT COUNT() FROM Member__c WHERE Contact__c != null';
  expect(await org.countOf(linked)).toBe(0);
  await change({ matchRules: ['contact_email', 'lead_email'] });
  await workspace.sync();
  expect(await org.countOf(linked)).toBe(1);
});

it('sends as much of what people wrote as the privacy level allows, and clears the rest', async () => {
  const words = async () => {
    const rows = await org.query('SELECT Type__c, Title__c, Summary__c, Body__c FROM Activity__c');
    return rows.map((row) => [row['Title__c'], row['Summary__c'], row['Body__c']]);
  };
  const count = async () =>
    (await org.query('SELECT ActivityCount__c FROM Member__c'))[0]?.['ActivityCount__c'];
  const { communities, members } = aVillage(1, 0);
  const said = anActivity({ memberKey: 'slack:T1:U0', title: 'Roof', body: 'It leaks\nbadly' });
  await workspace.take({ communities, members, activities: [said] });
  await workspace.sync();
  expect(await words()).toEqual([['Roof', 'It leaks badly', 'It leaks\nbadly']]);

  await change({ privacyLevel: 'snippet' });
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 1 });
  expect(await words()).toEqual([['Roof', 'It leaks badly', null]]);

  await change({ privacyLevel: 'metadata' });
  await workspace.sync();
  expect(await words()).toEqual([[null, null, null]]);

  await change({ privacyLevel: 'counts' });
  await workspace.sync();
  expect([await org.count('Activity__c'), await count()]).toEqual([0, 1]);
  // What comes in now is counted, never sent, and not looked for in the org.
  await workspace.take({ activities: [anActivity({ ...said, externalId: 'later' })] });
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ created: 0 });
  expect((await org.ledger()).byKind).toMatchObject({ composite: 2 });
  expect([await org.count('Activity__c'), await count()]).toEqual([0, 2]);

  await change({ privacyLevel: 'full' });
  expect(await workspace.sync()).toMatchObject({ created: 2 });
  expect(await words()).toEqual(Array(2).fill(['Roof', 'It leaks badly', 'It leaks\nbadly']));
  // Once more: what was sent in between leaves the org, too.
  await change({ privacyLevel: 'counts' });
  await workspace.sync();
  expect(await org.count('Activity__c')).toBe(0);
  await expect(change({ privacyLevel: 'some' })).rejects.toThrow(
    'privacyLevel: give one of counts, metadata, snippet, full'
  );
});

it('forgets what waited of activities when totals are all that may be sent', async () => {
  const { communities, members } = aVillage(1, 0);
  const odd = anActivity({ memberKey: 'slack:T1:U0', channel: 'x'.repeat(300) });
  await workspace.take({ communities, members, activities: [odd] });
  expect(await workspace.sync()).toMatchObject({ parked: 1 });
  await change({ privacyLevel: 'counts' });
  expect(await workspace.sync()).toMatchObject({ status: 'done', parked: 0 });
  expect(await org.query('SELECT State__c FROM SyncIssue__c')).toEqual([{ State__c: 'resolved' }]);
});

it('sends activities of the chosen types, and those of a type that is added later', async () => {
  await change({ activityTypes: ['message'] });
  await workspace.take(aVillage(1, 3));
  await workspace.take({
    activities: [anActivity({ externalId: 'r1', memberKey: 'slack:T1:U0', type: 'reaction' })]
  });
  expect(await workspace.sync()).toMatchObject({ created: 5 });
  await change({ activityTypes: null });
  expect(await workspace.sync()).toMatchObject({ created: 1, updated: 0 });
  expect(await org.countOf("SELECT COUNT() FROM Activity__c WHERE Type__c = 'reaction'")).toBe(1);
});

it('leaves what the org has of a type that is taken out as it is, and counts it all the same', async () => {
  const reaction = anActivity({ externalId: 'r1', memberKey: 'slack:T1:U0', type: 'reaction' });
  await workspace.take(aVillage(1, 1));
  await workspace.take({ activities: [{ ...reaction, title: 'Roof' }] });
  await workspace.sync();
  await change({ activityTypes: ['message'] });
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0 });
  await workspace.take({
    activities: [
      { ...reaction, title: 'Cellar' },
      { ...reaction, externalId: 'r2' }
    ]
  });
  await workspace.sync();
  const titles = () => org.query("SELECT Title__c FROM Activity__c WHERE Type__c = 'reaction'");
  expect(await titles()).toEqual([{ Title__c: 'Roof' }]);
  expect(await org.query('SELECT ActivityCount__c FROM Member__c')).toEqual([
    { ActivityCount__c: 3 }
  ]);
  // Neither are its words cleared; totals alone take it out as they take out all.
  await change({ privacyLevel: 'metadata' });
  await workspace.sync();
  expect(await titles()).toEqual([{ Title__c: 'Roof' }]);
  await change({ privacyLevel: 'counts' });
  await workspace.sync();
  expect(await org.count('Activity__c')).toBe(0);
});

it('forgets what waited of a type that is taken out, and of no other', async () => {
  const { communities, members } = aVillage(1, 0);
  const odd = { memberKey: 'slack:T1:U0', channel: 'x'.repeat(300) };
  const activities = (['message', 'reaction'] as const).map((type) =>
    anActivity({ ...odd, externalId: type, type })
  );
  await workspace.take({ communities, members, activities });
  expect(await workspace.sync()).toMatchObject({ parked: 2 });
  await change({ activityTypes: ['message'] });
  expect(await workspace.sync()).toMatchObject({ parked: 1 });
  const issues = await workspace.storage.issues.listOpen(workspace.connection.id);
  expect(issues.map(({ recordKey }) => recordKey)).toEqual(['message']);
});
