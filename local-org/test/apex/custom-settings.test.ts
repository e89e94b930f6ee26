import { languageCases } from './language-cases.ts';

const atOrg =
  "insert new LibrarySettings__c(SetupOwnerId = UserInfo.getOrganizationId(), DeskUrl__c = 'org'); ";
const atProfile =
  "insert new LibrarySettings__c(SetupOwnerId = UserInfo.getProfileId(), DeskUrl__c = 'profile'); ";
const atUser =
  "insert new LibrarySettings__c(SetupOwnerId = UserInfo.getUserId(), DeskUrl__c = 'user'); ";

/** Apex Reference Guide: Hierarchy Custom Setting Methods. */
languageCases([
  {
    rule: 'a setting nobody made has no values, but is there',
    apex: 'LibrarySettings__c.getInstance().DeskUrl__c',
    gives: 'null'
  },
  {
    rule: 'the value of the org counts for everybody',
    apex: `${atOrg}return LibrarySettings__c.getInstance().DeskUrl__c;`,
    gives: 'org'
  },
  {
    rule: 'the value of the profile comes before that of the org',
    apex: `${atProfile}${atOrg}return LibrarySettings__c.getInstance().DeskUrl__c;`,
    gives: 'profile'
  },
  {
    rule: 'the value of the user comes before all others',
    apex: `${atOrg}${atUser}${atProfile}return LibrarySettings__c.getInstance().DeskUrl__c;`,
    gives: 'user'
  },
  {
    rule: 'what the nearest level leaves empty comes from the next one',
    apex: `${atOrg}insert new LibrarySettings__c(SetupOwnerId = UserInfo.getUserId());
      return LibrarySettings__c.getInstance().DeskUrl__c;`,
    gives: 'org'
  },
  {
    rule: 'the defaults of the org are those of the org alone',
    apex: `${atOrg}${atUser}return LibrarySettings__c.getOrgDefaults().DeskUrl__c;`,
    gives: 'org'
  },
  {
    rule: 'reading a setting costs no query',
    apex: `${atOrg}Integer before = Limits.getQueries(); LibrarySettings__c.getInstance();
      return Limits.getQueries() - before;`,
    gives: 'Integer 0'
  },
  {
    rule: 'a setting needs no permission to be read',
    apex: `${atOrg}User visitor = [SELECT Id FROM User WHERE Username LIKE 'visitor@%'];
      System.runAs(visitor) { return LibrarySettings__c.getInstance().DeskUrl__c; } return null;`,
    gives: 'org'
  }
]);
