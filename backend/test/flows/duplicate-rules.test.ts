import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { ADA, aMember } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

let folder: string;
let org: LocalOrg;
let workspace: Workspace;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-duplicates-'));
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** An org whose duplicate rule takes Contacts of the same name for one, and a backend that makes Contacts. */
async function start(action: 'Allow' | 'Block'): Promise<void> {
  write('matchingRules/Contact.matchingRule-meta.xml', MATCHING_RULE);
  write('duplicateRules/Contact.SameName.duplicateRule-meta.xml', duplicateRule(action));
  org = await LocalOrg.start('--source', folder);
  workspace = await Workspace.connect(org);
  await workspace.settings.change(workspace.connection.id, { createContacts: true }, ADA);
  await allowContacts();
}

function write(path: string, xml: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
}

const METADATA = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const item = (field: string) => `<matchingRuleItems>
  <blankValueBehavior>NullNotAllowed</blankValueBehavior>
  <fieldName>${field}</fieldName>
  <matchingMethod>Exact</matchingMethod>
</matchingRuleItems>`;
const MATCHING_RULE = `<MatchingRules ${METADATA}><matchingRules>
  <fullName>SameName</fullName>
  <label>Same name</label>
  ${item('FirstName')}${item('LastName')}
  <ruleStatus>Active</ruleStatus>
</matchingRules></MatchingRules>`;

/** A rule that allows and alerts, as most orgs have it, or one that blocks. */
function duplicateRule(action: 'Allow' | 'Block'): string {
  return `<DuplicateRule ${METADATA}>
  <actionOnInsert>${action}</actionOnInsert>
  <actionOnUpdate>Allow</actionOnUpdate>
  <alertText>This person is here already.</alertText>
  <duplicateRuleMatchRules>
    <matchRuleSObjectType>Contact</matchRuleSObjectType>
    <matchingRule>SameName</matchingRule>
  </duplicateRuleMatchRules>
  <isActive>true</isActive>
  <masterLabel>Same name</masterLabel>
  ${action === 'Allow' ? '<operationsOnInsert>Alert</operationsOnInsert>' : ''}
  <securityOption>EnforceSharingRules</securityOption>
  <sortOrder>1</sortOrder>
</DuplicateRule>`;
}

async function allowContacts(): Promise<void> {
  const inSet = "Parent.Name = 'Porchlight_Standard_Access' AND SobjectType = 'Contact'";
  const [right] = await org.query(`SELECT Id FROM ObjectPermissions WHERE ${inSet}`);
  await org.update('ObjectPermissions', String(right?.['Id']), { PermissionsCreate: true });
  const fields = ['Name', 'Email', 'Title', 'AccountId'].map((field) => `'Contact.${field}'`);
  const grants = `SELECT Id FROM FieldPermissions WHERE ${inSet} AND Field IN (${fields.join()})`;
  for (const { Id } of await org.query(grants)) {
    await org.update('FieldPermissions', String(Id), { PermissionsEdit: true });
  }
}

const aTwin = (Email: string | null = null) =>
  org.create('Contact', { FirstName: 'Member', LastName: '0', Email });
const links = () =>
  org.query('SELECT Contact__c, MatchEvidence__c FROM Member__c ORDER BY ExternalId__c');
const openIssues = () => workspace.storage.issues.listOpen(workspace.connection.id);

it.each(['Block', 'Allow'] as const)(
  'links to the one Contact that a rule finds, and makes no other (%s)',
  async (action) => {
    await start(action);
    const twin = await aTwin('private@home.example');
    await workspace.take(aVillage(2, 2));
    await workspace.sync();
    expect(await org.count('Contact')).toBe(2);
    const evidence = 'A duplicate rule of the org takes the member for Contact Member 0';
    expect((await links())[0]).toEqual({ Contact__c: twin, MatchEvidence__c: evidence });
    const theirs = `SELECT COUNT() FROM Activity__c WHERE Contact__c = '${twin}'`;
    expect(await org.countOf(theirs)).toBe(1);
    // The next look at the member leaves it at that.
    await workspace.take({
      members: [aMember({ ...aVillage(1, 0).members[0], jobTitle: 'Baker' })]
    });
    await workspace.sync();
    expect((await links())[0]).toMatchObject({ Contact__c: twin });
    expect(await org.count('Contact')).toBe(2);
  }
);

it('makes none and asks a person when a rule finds several, until somebody asks for another try', async () => {
  await start('Block');
  const twins = [
    await aTwin(),
    await org.create('Contact', { FirstName: 'Twin', LastName: '0' })
  ].sort();
  // An update is allowed where another one of this name is refused.
  await org.update('Contact', String(twins[1]), { FirstName: 'Member' });
  await workspace.take(aVillage(1, 0));
  await workspace.sync();
  expect(await org.count('Contact')).toBe(2);
  const [issue, ...others] = await openIssues();
  expect(others).toEqual([]);
  expect(issue).toMatchObject({
    ...{ code: 'contact_not_created', recordKey: 'slack:T1:U0' },
    message: expect.stringContaining(`A duplicate rule found ${twins.join(', ')}`)
  });
  await org.resetLedger();
  await workspace.sync();
  // Nobody is asked again by itself.
  expect((await org.ledger()).byKind).toMatchObject({ composite: 1, collections: 0 });

  await org.delete('Contact', String(twins[1]));
  const { storage, connection } = workspace;
  await storage.contactIntents.forgetRefused(connection.id, ['slack:T1:U0']);
  await workspace.sync();
  expect(await openIssues()).toEqual([]);
  expect(await links()).toMatchObject([{ Contact__c: twins[0] }]);
});
