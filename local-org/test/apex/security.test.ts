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

const caught = (type: string, statement: string) =>
  `try { ${statement} return 'allowed'; } catch (${type} e) { return e.getTypeName(); }`;

/** Apex Developer Guide: Set an Access Mode for Database Operations. */
languageCases(
  [
    {
      rule: 'a query runs in system mode by itself',
      apex: '[SELECT Width__c FROM Shelf__c].Width__c',
      gives: 'Decimal 1.5'
    },
    {
      rule: 'WITH SYSTEM_MODE leaves field security out',
      apex: '[SELECT Width__c FROM Shelf__c WITH SYSTEM_MODE].Width__c',
      gives: 'Decimal 1.5'
    },
    {
      rule: 'WITH USER_MODE reads what the user may read',
      apex: '[SELECT Name FROM Shelf__c WITH USER_MODE].Name',
      gives: 'north'
    },
    {
      rule: 'WITH USER_MODE refuses a hidden field',
      apex: caught(
        'QueryException',
        'List<Shelf__c> l = [SELECT Width__c FROM Shelf__c WITH USER_MODE];'
      ),
      gives: 'System.QueryException'
    },
    {
      rule: 'WITH USER_MODE refuses a hidden field in WHERE',
      apex: caught(
        'QueryException',
        'List<Shelf__c> l = [SELECT Id FROM Shelf__c WHERE Width__c > 1 WITH USER_MODE];'
      ),
      gives: 'System.QueryException'
    },
    {
      rule: 'WITH USER_MODE refuses a hidden field in ORDER BY',
      apex: caught(
        'QueryException',
        'List<Shelf__c> l = [SELECT Id FROM Shelf__c WITH USER_MODE ORDER BY Width__c];'
      ),
      gives: 'System.QueryException'
    },
    {
      rule: 'WITH USER_MODE refuses a hidden object',
      apex: caught('QueryException', 'List<Loan__c> l = [SELECT Id FROM Loan__c WITH USER_MODE];'),
      gives: 'System.QueryException'
    },
    {
      rule: 'the refusal names the field',
      apex: "try { List<Shelf__c> l = [SELECT Width__c FROM Shelf__c WITH USER_MODE]; return 'allowed'; } catch (QueryException e) { return e.getMessage().contains('No such column \\'Width__c\\' on entity \\'Shelf__c\\''); }",
      gives: 'true'
    },
    {
      rule: 'Database.query takes an access level',
      apex: caught(
        'QueryException',
        "List<SObject> l = Database.query('SELECT Width__c FROM Shelf__c', AccessLevel.USER_MODE);"
      ),
      gives: 'System.QueryException'
    },
    {
      rule: 'DML runs in system mode by itself',
      apex: "Shelf__c s = new Shelf__c(Name = 'x', ExternalId__c = 'x'); insert s; return s.Id != null;",
      gives: 'true'
    },
    {
      rule: 'insert as system leaves rights out',
      apex: "Shelf__c s = new Shelf__c(Name = 'x', ExternalId__c = 'x', Width__c = 2); insert as system s; return s.Id != null;",
      gives: 'true'
    },
    {
      rule: 'insert as user needs the right to create',
      apex: "insert as user new Shelf__c(Name = 'x', ExternalId__c = 'x'); return 'allowed';",
      throws: 'System.SecurityException: DML operation INSERT not allowed on Shelf__c'
    },
    {
      rule: 'update as user needs the right to edit',
      apex: "Shelf__c s = [SELECT Id FROM Shelf__c]; s.Name = 'y'; update as user s; return 'allowed';",
      throws: 'System.SecurityException: DML operation UPDATE not allowed on Shelf__c'
    },
    {
      rule: 'delete as user needs the right to delete',
      apex: "delete as user [SELECT Id FROM Shelf__c]; return 'allowed';",
      throws: 'System.SecurityException: DML operation DELETE not allowed on Shelf__c'
    },
    {
      rule: 'as user refuses an object the user may not read',
      apex: "insert as user new Loan__c(); return 'allowed';",
      throws: "System.SecurityException: Access to entity 'Loan__c' denied"
    },
    {
      rule: 'a SecurityException can be caught',
      apex: caught('SecurityException', 'insert as user new Loan__c();'),
      gives: 'System.SecurityException'
    },
    {
      rule: 'a field the user may not write is named',
      apex: "try { insert as user new Contact(LastName = 'Li', LoanCount__c = 1); return 'allowed'; } catch (DmlException e) { return e.getMessage(); }",
      gives:
        'Operation failed due to fields being inaccessible on Sobject Contact, check errors on Exception or Result!'
    },
    {
      rule: 'as user writes what the user may write',
      apex: "insert as user new Contact(LastName = 'Li'); return [SELECT COUNT() FROM Contact];",
      gives: 'Integer 1'
    },
    {
      rule: 'runAs changes the running user',
      apex: "User v = [SELECT Id FROM User WHERE Username LIKE 'visitor@%']; System.runAs(v) { return UserInfo.getUserName(); } return null;",
      gives: 'visitor@local-org.example'
    },
    {
      rule: 'runAs ends with its block',
      apex: "User v = [SELECT Id FROM User WHERE Username LIKE 'visitor@%']; System.runAs(v) { Integer i = 0; } return UserInfo.getUserName();",
      gives: 'rep@local-org.example'
    },
    {
      rule: 'runAs ends when its block throws',
      apex: "User v = [SELECT Id FROM User WHERE Username LIKE 'visitor@%']; try { System.runAs(v) { throw new StringException('x'); } } catch (Exception e) { return UserInfo.getUserName(); } return null;",
      gives: 'rep@local-org.example'
    },
    {
      rule: 'user mode follows runAs',
      apex:
        "User v = [SELECT Id FROM User WHERE Username LIKE 'visitor@%']; System.runAs(v) { " +
        caught('QueryException', 'List<Shelf__c> l = [SELECT Name FROM Shelf__c WITH USER_MODE];') +
        ' }',
      gives: 'System.QueryException'
    },
    {
      rule: 'isAccessible tells the rights of the user',
      apex: 'Shelf__c.Width__c.getDescribe().isAccessible()',
      gives: 'false'
    }
  ],
  { user: 'rep', prepare: asReader }
);
