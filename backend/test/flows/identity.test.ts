import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { seededRandom } from '../support/seeded-random.ts';
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
  // Two reads, the weights of the score, and five writes: 2,101 rows of ours and the totals of 2,100 contacts.
  expect(await workspace.sync()).toMatchObject({ created: 2101, updated: 2100, apiCalls: 8 });
  expect(await org.countOf('SELECT COUNT() FROM Member__c WHERE Contact__c = null')).toBe(0);
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0 });
});

const linkOf = async () => {
  const [link] = await org.query(
    'SELECT Contact__c, Account__c, MatchRule__c, MatchLocked__c, Id FROM Member__c'
  );
  return link as Record<string, unknown> & { Id: string };
};
const accountOfActivity = async () => (await org.query('SELECT Account__c FROM Activity__c'))[0];

it('links the Account whose website is on the domain, and takes it back when the website changes', async () => {
  const account = await org.create('Account', {
    Name: 'Village',
    Website: 'HTTP://www.Village.example/'
  });
  await workspace.take(aVillage(1, 1));
  await workspace.sync();
  expect(await linkOf()).toMatchObject({ Account__c: account, MatchRule__c: 'account_domain' });
  expect(await accountOfActivity()).toMatchObject({ Account__c: account });
  await org.update('Account', account, { Website: 'https://elsewhere.example' });
  await workspace.sync();
  expect(await linkOf()).toMatchObject({ Account__c: null, MatchRule__c: 'none' });
  expect(await accountOfActivity()).toMatchObject({ Account__c: null });
});

it('never overwrites a link that a person locked, and lets the activities follow it', async () => {
  const [account, chosen] = [
    await org.create('Account', { Name: 'Chosen' }),
    await org.create('Contact', { LastName: 'Chosen', Email: 'other@elsewhere.example' })
  ];
  await workspace.take(aVillage(1, 1));
  await workspace.sync();
  const member = (await linkOf()).Id;
  const choice = { Contact__c: chosen, Account__c: account, MatchLocked__c: true };
  await org.update('Member__c', member, { ...choice, MatchRule__c: 'manual' });
  await org.create('Contact', { LastName: 'Zero', Email: 'member0@village.example' });
  await workspace.sync();
  expect(await linkOf()).toMatchObject({ ...choice, MatchRule__c: 'manual' });
  expect(await accountOfActivity()).toMatchObject({ Account__c: account });
  await workspace.take({ members: [{ ...aVillage(1, 0).members[0]!, jobTitle: 'Mayor' }] });
  await workspace.sync();
  expect(await linkOf()).toMatchObject(choice);
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0 });
});

it('matches again once the lock is taken away', async () => {
  await workspace.take(aVillage(1, 0));
  await workspace.sync();
  const member = (await linkOf()).Id;
  await org.update('Member__c', member, { MatchLocked__c: true });
  const contact = await org.create('Contact', {
    LastName: 'Zero',
    Email: 'member0@village.example'
  });
  await workspace.sync();
  expect(await linkOf()).toMatchObject({ Contact__c: null });
  await org.update('Member__c', member, { MatchLocked__c: false });
  await workspace.sync();
  expect(await linkOf()).toMatchObject({ Contact__c: contact, MatchRule__c: 'contact_email' });
});

it('keeps a link when the Contact’s address is corrected', async () => {
  const contact = await org.create('Contact', {
    LastName: 'Zero',
    Email: 'member0@village.example'
  });
  await workspace.take(aVillage(1, 0));
  await workspace.sync();
  await org.update('Contact', contact, { Email: 'zero@elsewhere.example' });
  await workspace.sync();
  expect(await linkOf()).toMatchObject({ Contact__c: contact, MatchRule__c: 'contact_email' });
});

it('follows a merge with links and activities, a locked link too, though the address differs', async () => {
  const [kept, merged] = [
    await org.create('Contact', { LastName: 'Kept', Email: 'kept@elsewhere.example' }),
    await org.create('Contact', { LastName: 'Zero', Email: 'member0@village.example' })
  ];
  await workspace.take(aVillage(1, 1));
  await workspace.sync();
  await org.update('Member__c', (await linkOf()).Id, { MatchLocked__c: true });
  await workspace.sync();
  await org.merge('Contact', kept, merged);
  await workspace.sync();
  expect(await linkOf()).toMatchObject({ Contact__c: kept, MatchLocked__c: true });
  expect((await org.query('SELECT Contact__c FROM Activity__c'))[0]).toMatchObject({
    Contact__c: kept
  });
});

it('moves a link from a converted Lead to its Contact, and never writes to the Lead', async () => {
  const lead = await org.create('Lead', {
    ...{ LastName: 'Zero', Company: 'Village', Email: 'member0@village.example' }
  });
  await workspace.take(aVillage(1, 1));
  await workspace.sync();
  expect((await org.query('SELECT Lead__c FROM Member__c'))[0]).toMatchObject({ Lead__c: lead });
  const contact = await org.convertLead(lead);
  await workspace.sync();
  const [member] = await org.query('SELECT Lead__c, Contact__c FROM Member__c');
  expect(member).toMatchObject({ Lead__c: null, Contact__c: contact });
  expect(await workspace.storage.exceptions.counts(workspace.connection.id)).toMatchObject({
    parked: 0
  });
});

it('survives random edits: a locked link is never changed by any number of runs', async () => {
  const seed = 20261120;
  const random = seededRandom(seed);
  const contacts = await Promise.all(
    [0, 1, 2].map((n) =>
      org.create('Contact', { LastName: `C${n}`, Email: `member${n}@village.example` })
    )
  );
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  await workspace.take(aVillage(3, 6));
  await workspace.sync();
  const chosen = new Map<string, string | null>();
  const members = (await org.query('SELECT Id FROM Member__c')).map(({ Id }) => String(Id));
  for (let round = 0; round < 8; round += 1) {
    const member = pick(members);
    const contact = pick([...contacts, null]);
    await org.update('Member__c', member, { Contact__c: contact, MatchLocked__c: true });
    chosen.set(member, contact);
    await org.update('Contact', pick(contacts), {
      Email: `member${Math.floor(random() * 4)}@village.example`
    });
    const { members: people } = aVillage(3, 0);
    await workspace.take({ members: [{ ...pick(people), jobTitle: `Round ${round}` }] });
    await workspace.sync();
    for (const [id, contactId] of chosen) {
      const [row] = await org.query(`SELECT Contact__c FROM Member__c WHERE Id = '${id}'`);
      expect({ id, ...row }).toMatchObject({ id, Contact__c: contactId });
    }
  }
});
