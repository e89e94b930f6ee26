import { expect } from '@jest/globals';
import type { Org } from '../../src/org.ts';
import { languageCases } from './language-cases.ts';

/** A row for the org, with a URL. */
function withOrgDefaults(org: Org): void {
  const admin = org.sessionOf(org.admin.id);
  const row = { SetupOwnerId: org.store.orgId, DeskUrl__c: 'https://desk.example' };
  const [result] = org.records.insert(admin, 'LibrarySettings__c', [row]);
  expect(result?.success).toBe(true);
}

const own = (url: string) =>
  `insert new LibrarySettings__c(SetupOwnerId = UserInfo.getUserId(), DeskUrl__c = ${url});`;

/** Apex Developer Guide: Custom Settings Methods, hierarchy. */
languageCases(
  [
    {
      rule: 'getOrgDefaults gives the row of the org',
      apex: 'LibrarySettings__c.getOrgDefaults().DeskUrl__c',
      gives: 'https://desk.example'
    },
    {
      rule: 'getInstance falls back to the org where the user has no row, without an id',
      apex: "LibrarySettings__c s = LibrarySettings__c.getInstance(); return s.DeskUrl__c + ' ' + s.Id + ' ' + (s.SetupOwnerId == UserInfo.getUserId());",
      gives: 'https://desk.example null true'
    },
    {
      rule: 'the row of the user wins',
      apex: `${own("'https://own.example'")} return LibrarySettings__c.getInstance().DeskUrl__c;`,
      gives: 'https://own.example'
    },
    {
      rule: 'what the row of the user leaves empty comes from above',
      apex: `${own('null')} LibrarySettings__c s = LibrarySettings__c.getInstance(UserInfo.getUserId()); return s.DeskUrl__c + ' ' + (s.Id != null);`,
      gives: 'https://desk.example true'
    },
    {
      rule: 'the row of the profile stands between user and org',
      apex: "insert new LibrarySettings__c(SetupOwnerId = UserInfo.getProfileId(), DeskUrl__c = 'https://profile.example'); return LibrarySettings__c.getInstance().DeskUrl__c + ' ' + LibrarySettings__c.getInstance(UserInfo.getProfileId()).DeskUrl__c;",
      gives: 'https://profile.example https://profile.example'
    },
    {
      rule: 'getValues does not look above',
      apex: 'LibrarySettings__c.getValues(UserInfo.getUserId())',
      gives: 'null'
    },
    {
      rule: 'getValues gives the very row',
      apex: 'LibrarySettings__c.getValues(UserInfo.getOrganizationId()).DeskUrl__c',
      gives: 'https://desk.example'
    },
    {
      rule: 'upsert makes the row that getInstance only proposed',
      apex: "LibrarySettings__c s = LibrarySettings__c.getInstance(); s.DeskUrl__c = 'https://new.example'; upsert s; return LibrarySettings__c.getValues(UserInfo.getUserId()).DeskUrl__c + ' ' + [SELECT COUNT() FROM LibrarySettings__c];",
      gives: 'https://new.example 2'
    },
    {
      rule: 'upsert changes the row that getOrgDefaults gave',
      apex: "LibrarySettings__c s = LibrarySettings__c.getOrgDefaults(); s.DeskUrl__c = 'https://new.example'; upsert s; return LibrarySettings__c.getOrgDefaults().DeskUrl__c + ' ' + [SELECT COUNT() FROM LibrarySettings__c];",
      gives: 'https://new.example 1'
    },
    {
      rule: 'reading settings counts as no query',
      apex: 'LibrarySettings__c s = LibrarySettings__c.getInstance(); return Limits.getQueries();',
      gives: 'Integer 0'
    }
  ],
  { prepare: withOrgDefaults }
);

languageCases([
  {
    rule: 'getOrgDefaults gives an empty record where nothing is set',
    apex: "LibrarySettings__c s = LibrarySettings__c.getOrgDefaults(); return s.Id + ' ' + s.DeskUrl__c;",
    gives: 'null null'
  },
  {
    rule: 'getInstance gives null for a field that nobody set',
    apex: 'LibrarySettings__c.getInstance().DeskUrl__c',
    gives: 'null'
  },
  {
    rule: 'every user may read settings by these methods',
    apex: "User v = [SELECT Id FROM User WHERE Username LIKE 'visitor@%']; System.runAs(v) { return LibrarySettings__c.getInstance().DeskUrl__c; } return 'none';",
    gives: 'null'
  }
]);

/** Apex Developer Guide: Custom Metadata Type Methods. */
languageCases([
  {
    rule: 'getAll gives the records of a custom metadata type by name',
    apex: 'Map<String, Weight__mdt> all = Weight__mdt.getAll(); return all.keySet();',
    gives: '{Novel}'
  },
  {
    rule: 'getInstance finds by developer name in any case',
    apex: "Weight__mdt.getInstance('novel').Points__c",
    gives: 'Decimal 2.5'
  },
  {
    rule: 'getInstance finds by id',
    apex: 'Id i = [SELECT Id FROM Weight__mdt].Id; return Weight__mdt.getInstance(i).DeveloperName;',
    gives: 'Novel'
  },
  {
    rule: 'getInstance gives null for a record that is not there',
    apex: "Weight__mdt.getInstance('Poem')",
    gives: 'null'
  },
  {
    rule: 'reading custom metadata counts as no query, by SOQL neither',
    apex: 'Integer n = Weight__mdt.getAll().size(); List<Weight__mdt> l = [SELECT Id FROM Weight__mdt]; return Limits.getQueries();',
    gives: 'Integer 0'
  },
  {
    rule: 'custom metadata cannot be written by DML',
    apex: "insert new Weight__mdt(DeveloperName = 'Poem'); return 1;",
    refused: 'DML not allowed on Weight__mdt'
  }
]);
