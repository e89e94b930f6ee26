/** Every field a run reads of each object, besides `Id` and the system stamps. */
export const READ_FIELDS = {
  Contact: ['Name', 'Email', 'AccountId', 'MasterRecordId'],
  Lead: ['Name', 'Email', 'IsConverted', 'ConvertedContactId', 'MasterRecordId'],
  Account: ['Name', 'Website', 'MasterRecordId'],
  Opportunity: [
    ...(['AccountId', 'StageName', 'IsClosed', 'IsWon', 'OwnerId', 'Amount'] as const),
    ...(['CreatedDate', 'CloseDate'] as const)
  ],
  Member__c: ['ExternalId__c', 'Contact__c', 'Lead__c', 'Account__c', 'MatchLocked__c']
} as const;
