import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { aCommunity, aMember, aSession } from '../support/records.ts';
import { Workspace } from '../support/workspace.ts';

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

const LOOKUPS = 'Contact__c, Lead__c, Account__c, Member__r.ExternalId__c';
const linksOf = () =>
  org.query(`SELECT ExternalId__c, ${LOOKUPS} FROM Session__c ORDER BY ExternalId__c`);

it('lands sessions once, and sends nothing when nothing changed', async () => {
  const sessions = [aSession({ externalId: 'demo:a' }), aSession({ externalId: 'demo:b' })];
  await workspace.take({ sessions });
  expect(await workspace.sync()).toMatchObject({ status: 'done', created: 2, parked: 0 });
  await workspace.take({ sessions });
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0, apiCalls: 1 });
  expect((await org.ledger()).rowsWritten).toBe(0);
  expect(
    await org.query('SELECT Name, DurationMinutes__c, StepsViewed__c, Demos__c FROM Session__c')
  ).toEqual(
    sessions.map(({ externalId }) => ({
      ...{ Name: externalId, DurationMinutes__c: 12.5, StepsViewed__c: 7, Demos__c: 'Tour' }
    }))
  );
});

it('links a session to the member, contact, lead and account behind the address', async () => {
  const account = await org.create('Account', { Name: 'Village Hall' });
  const contact = await org.create('Contact', {
    ...{ LastName: 'Stone', Email: 'Ada@Porch.example', AccountId: account }
  });
  const lead = await org.create('Lead', {
    ...{ LastName: 'Post', Company: 'Post', Email: 'lee@porch.example' }
  });
  await workspace.take({
    communities: [aCommunity()],
    members: [aMember({ email: 'ada@porch.example' })],
    sessions: [
      aSession({ externalId: 'demo:ada', email: 'ADA@porch.example' }),
      aSession({ externalId: 'demo:lee', email: 'lee@porch.example' }),
      aSession({ externalId: 'demo:nobody' })
    ]
  });
  await workspace.sync();
  const ofAda = {
    ...{ ExternalId__c: 'demo:ada', Contact__c: contact, Lead__c: null, Account__c: account },
    Member__r: expect.objectContaining({ ExternalId__c: 'slack:T1:U1' }) as unknown
  };
  const nobody = { Contact__c: null, Lead__c: null, Account__c: null, Member__r: null };
  expect(await linksOf()).toEqual([
    ofAda,
    { ExternalId__c: 'demo:lee', ...nobody, Lead__c: lead },
    { ExternalId__c: 'demo:nobody', ...nobody }
  ]);

  await org.update('Contact', contact, { Email: 'elsewhere@porch.example' });
  await workspace.sync();
  // The member keeps an earlier link, and so does the session.
  expect((await linksOf())[0]).toEqual(ofAda);
  await org.delete('Contact', contact);
  await workspace.sync();
  expect((await linksOf())[0]).toMatchObject({ Contact__c: null, Account__c: null });
});

it('links nobody while two contacts share the address, and the one that is left afterwards', async () => {
  const twins = [
    await org.create('Contact', { LastName: 'One', Email: 'twin@porch.example' }),
    await org.create('Contact', { LastName: 'Two', Email: 'twin@porch.example' })
  ];
  await workspace.take({ sessions: [aSession({ email: 'twin@porch.example' })] });
  await workspace.sync();
  expect(await linksOf()).toMatchObject([{ Contact__c: null }]);
  await org.update('Contact', twins[1] ?? '', { Email: 'other@porch.example' });
  await workspace.sync();
  expect(await linksOf()).toMatchObject([{ Contact__c: twins[0] }]);
});

it('goes on pushing activities when sessions are closed to the integration user', async () => {
  const permission = await org.query(
    "SELECT Id FROM ObjectPermissions WHERE SobjectType = 'Session__c' AND Parent.Name = 'PorchlightIntegrationUser'"
  );
  await org.delete('ObjectPermissions', String(permission[0]?.['Id']));
  await workspace.take({
    communities: [aCommunity()],
    members: [aMember()],
    sessions: [aSession()]
  });
  expect(await workspace.sync()).toMatchObject({ paused: ['Session__c'], created: 2 });
  expect(await org.count('Session__c')).toBe(0);
});
