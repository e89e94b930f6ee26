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
