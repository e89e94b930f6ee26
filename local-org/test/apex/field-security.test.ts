import { expect } from '@jest/globals';
import type { Org } from '../../src/org.ts';
import { languageCases } from './language-cases.ts';

/** The rep may read shelves but not their width, and may write nothing. */
function asReader(org: Org): void {
  const admin = org.sessionOf(org.admin.id);
  const rep = org.users.find((user) => user.ref === 'rep');
  const set = org.store.prepare(`SELECT "Id" FROM "PermissionSet" WHERE "Name" = 'Reader'`).pluck();
  const assignment = { AssigneeId: rep?.id, PermissionSetId: set.get() };
  org.records.insert(admin, 'PermissionSetAssignment', [assignment]);
  const shelf = { Name: 'north', ExternalId__c: 'n', Width__c: 1.5 };
  const [result] = org.records.insert(admin, 'Shelf__c', [shelf]);
  expect(result?.success).toBe(true);
}

const strip = (access: string, rest = '') =>
  `List<Shelf__c> l = [SELECT Name, Width__c FROM Shelf__c]; SObjectAccessDecision d = Security.stripInaccessible(AccessType.${access}, l${rest});`;

/** Apex Developer Guide: Enforce Object and Field Permissions. */
languageCases(
  [
    {
      rule: 'stripInaccessible leaves out fields the user may not read',
      apex: `${strip('READABLE')} return d.getRecords()[0].isSet('Width__c') + ' ' + d.getRecords()[0].get('Name');`,
      gives: 'false north'
    },
    {
      rule: 'stripInaccessible does not change the given records',
      apex: `${strip('READABLE')} return l[0].Width__c;`,
      gives: 'Decimal 1.5'
    },
    {
      rule: 'stripInaccessible tells what it left out, and where',
      apex: `${strip('READABLE')} return d.getRemovedFields().get('Shelf__c').contains('Width__c') + ' ' + d.getModifiedIndexes().contains(0);`,
      gives: 'true true'
    },
    {
      rule: 'stripInaccessible needs the right to the object',
      apex: `${strip('UPDATABLE')} return d;`,
      throws: 'System.NoAccessException: No access to entity: Shelf__c'
    },
    {
      rule: 'stripInaccessible leaves the object aside when told to',
      apex: `${strip('UPDATABLE', ', false')} return d.getRecords().size();`,
      gives: 'Integer 1'
    },
    {
      rule: 'WITH SECURITY_ENFORCED refuses a hidden field that is selected',
      apex: 'List<Shelf__c> l = [SELECT Width__c FROM Shelf__c WITH SECURITY_ENFORCED]; return l;',
      throws:
        'System.QueryException: Insufficient permissions: secure query included inaccessible field'
    },
    {
      rule: 'WITH SECURITY_ENFORCED does not look at WHERE',
      apex: 'Decimal w = 1; return [SELECT Name FROM Shelf__c WHERE Width__c > :w WITH SECURITY_ENFORCED ORDER BY Name].Name;',
      gives: 'north'
    },
    {
      rule: 'a refused query names the field and its object',
      apex: "try { List<Shelf__c> l = [SELECT Width__c FROM Shelf__c WITH USER_MODE]; return 'allowed'; } catch (QueryException e) { return e.getInaccessibleFields(); }",
      gives: '{Shelf__c={Width__c}}'
    },
    {
      rule: 'the fields of a described object are described',
      apex: 'Schema.SObjectType.Shelf__c.fields.Width__c.isAccessible()',
      gives: 'false'
    },
    {
      rule: 'the fields of a described object have their labels',
      apex: 'Shelf__c.SObjectType.getDescribe().fields.Name.getName()',
      gives: 'Name'
    }
  ],
  { user: 'rep', prepare: asReader }
);

languageCases([
  {
    rule: 'TYPEOF gives the fields of the branch of a parent',
    apex: "Contact c = new Contact(LastName = 'Li', Email = 'li@example.com'); insert c; insert new Task(Subject = 't', WhoId = c.Id); Task t = [SELECT TYPEOF Who WHEN Contact THEN Email WHEN Lead THEN Company END FROM Task]; return ((Contact) t.Who).Email;",
    gives: 'li@example.com'
  },
  {
    rule: 'TYPEOF gives null where there is no parent',
    apex: "insert new Task(Subject = 't'); Task t = [SELECT TYPEOF Who WHEN Contact THEN Email END FROM Task]; return t.Who;",
    gives: 'null'
  }
]);
