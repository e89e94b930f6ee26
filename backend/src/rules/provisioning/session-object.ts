import { dateTime, lookUp, number, text, type FieldDefinition } from './field-definition.ts';

/** The object itself as the Metadata API takes it (documented: CustomObject), without its fields. */
export const SESSION_OBJECT = {
  deploymentStatus: 'Deployed',
  description: 'A viewing of an interactive demo.',
  // These three go together (documented: CustomObject).
  enableBulkApi: true,
  enableSharing: true,
  enableStreamingApi: true,
  enableReports: true,
  enableSearch: true,
  label: 'Session',
  nameField: { label: 'Session ID', type: 'Text' },
  pluralLabel: 'Sessions',
  sharingModel: 'Read'
} as const;

const separated = { inlineHelpText: 'Several names are separated by commas.' };
const ofOpportunity = { inlineHelpText: 'Empty as long as no opportunity is connected.' };

/** The package's fields, without the member: members are the package's own. */
export const SESSION_FIELDS: Readonly<Record<string, FieldDefinition>> = {
  ExternalId__c: text(
    'External ID',
    'Unique key of the session in its source. The sync writes by this key, so repeating a write never doubles a record.',
    {
      ...{ caseSensitive: true, externalId: true, unique: true, required: true },
      inlineHelpText:
        'Set by the sync. Do not change it: the next sync would create a second record.'
    }
  ),
  StartedAt__c: dateTime('Started At', 'When the visitor opened the demo.'),
  EndedAt__c: dateTime('Ended At', 'When the visitor finished or left the demo.'),
  FullName__c: text('Full Name', 'Name the visitor gave.'),
  Email__c: text('Email', 'E-mail address the visitor gave.'),
  DurationMinutes__c: number('Duration (minutes)', 'Time spent in the demo, in minutes.', [9, 3]),
  StepsViewed__c: number('Steps Viewed', 'Number of steps of the demo the visitor saw.', [9, 0]),
  Demos__c: text('Demos', 'Names of the demos seen in this session.', separated),
  Flows__c: text('Flows', 'Names of the flows seen in this session.', separated),
  VeryInterestedAreas__c: text(
    'Very Interested Areas',
    'Areas the visitor marked, or showed by behaviour, as very interesting.'
  ),
  SomewhatInterestedAreas__c: text(
    'Somewhat Interested Areas',
    'Areas of some interest to the visitor.'
  ),
  NotInterestedAreas__c: text('Not Interested Areas', 'Areas of no interest to the visitor.'),
  Opportunity__c: lookUp(
    'Opportunity',
    'The opportunity connected to the link through which the demo was shared.'
  ),
  OpportunityOwnerId__c: text(
    'Opportunity Owner ID',
    'User id of the owner of the connected opportunity, for routing.',
    { length: 18, ...ofOpportunity }
  ),
  OpportunityOwnerEmail__c: {
    type: 'Email',
    label: 'Opportunity Owner Email',
    description: 'E-mail address of the owner of the connected opportunity, for routing.',
    ...{ externalId: false, unique: false, required: false, ...ofOpportunity }
  },
  Lead__c: lookUp('Lead', 'The lead who viewed the demo, as long as there is no contact.'),
  Contact__c: lookUp('Contact', 'The contact who viewed the demo.'),
  Account__c: lookUp('Account', 'The account of the visitor.'),
  ShareUrl__c: {
    type: 'Url',
    label: 'Share URL',
    description: 'The link through which the demo was shared.',
    required: false
  }
};
