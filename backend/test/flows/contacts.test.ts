import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { ADA, aMember } from '../support/records.ts';
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

async function allowContacts(): Promise<void> {
  const [right] = await org.query(
    "SELECT Id FROM ObjectPermissions WHERE Parent.Name = 'Porchlight_Standard_Access' AND SobjectType = 'Contact'"
  );
  await org.update('ObjectPermissions', String(right?.['Id']), { PermissionsCreate: true });
  const fields = await org.query(
    "SELECT Id, Field FROM FieldPermissions WHERE Parent.Name = 'Porchlight_Standard_Access' AND SobjectType = 'Contact'"
  );
  const wanted = ['Contact.Name', 'Contact.Email', 'Contact.Title', 'Contact.AccountId'];
  for (const field of fields.filter((one) => wanted.includes(String(one['Field'])))) {
    await org.update('FieldPermissions', String(field['Id']), { PermissionsEdit: true });
  }
}

const change = (given: Record<string, unknown>) =>
  workspace.settings.change(workspace.connection.id, given, ADA);

const contacts = () =>
  org.query('SELECT FirstName, LastName, Email FROM Contact ORDER BY Email, LastName');

it('makes a Contact for every member who matches nobody, once, and links the member to it', async () => {
  await org.create('Contact', { LastName: 'Known', Email: 'member0@village.example' });
  const { members, ...village } = aVillage(2, 4);
  await workspace.take({
    ...village,
    members: [
      ...members,
      aMember({ externalId: 'slack:T1:X1', name: 'Without address' }),
      aMember({ externalId: 'slack:T1:X2', name: 'Tea Mate', email: 'tea@us.example' }),
      aMember({
        externalId: 'slack:T1:X3',
        name: 'Member 1 again',
        email: 'MEMBER1@village.example'
      })
    ]
  });
  await workspace.sync();
  expect(await contacts()).toHaveLength(1);

  await change({ createContacts: true, teammateDomains: ['us.example'] });
  await workspace.sync();
  const issues = await workspace.storage.issues.listOpen(workspace.connection.id);
  expect(issues.map(({ code, recordKey }) => [code, recordKey])).toEqual([
    ['contacts_not_creatable', '']
  ]);
  await allowContacts();
  await workspace.sync();
  expect(await contacts()).toEqual([
    { FirstName: null, LastName: 'Known', Email: 'member0@village.example' },
    { FirstName: 'Member', LastName: '1', Email: 'member1@village.example' }
  ]);
  const linked = "SELECT COUNT() FROM Member__c WHERE Contact__r.Email = 'member1@village.example'";
  expect(await org.countOf(linked)).toBe(2);
  const theirs =
    "SELECT COUNT() FROM Activity__c WHERE Contact__r.Email = 'member1@village.example'";
  expect(await org.countOf(theirs)).toBe(2);
  await workspace.sync();
  expect(await contacts()).toHaveLength(2);
});

it('makes none a second time when the answer of the call was lost', async () => {
  await change({ createContacts: true });
  await workspace.take(aVillage(3, 0));
  await allowContacts();
  await org.planFaults({ kind: 'resetAfterCommit', match: 'POST .*/sobjects', times: 1 });
  await expect(workspace.sync()).rejects.toThrow();
  await org.clearFaults();
  await workspace.sync();
  expect(await contacts()).toHaveLength(3);
  expect(await org.countOf('SELECT COUNT() FROM Member__c WHERE Contact__c != null')).toBe(3);
});

it('makes none in a rehearsal', async () => {
  await change({ createContacts: true });
  await workspace.take(aVillage(3, 0));
  await workspace.rehearse();
  expect(await contacts()).toEqual([]);
});
