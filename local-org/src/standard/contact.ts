import { addressFields } from './address-fields.ts';
import {
  checkbox,
  field,
  lookup,
  object,
  phone,
  picklist,
  readOnly,
  text,
  textArea
} from './define.ts';
import { personEmail, personName } from './person-fields.ts';
import { leadSources } from './picklist-values.ts';
import { isDeleted, owner, recordId, stamps } from './system-fields.ts';

export const contact = object(
  'Contact',
  { label: 'Contact', labelPlural: 'Contacts', keyPrefix: '003' },
  [
    recordId,
    isDeleted,
    lookup(
      'MasterRecordId',
      'Master Record ID',
      { to: ['Contact'], relationshipName: 'MasterRecord' },
      readOnly
    ),
    lookup('AccountId', 'Account ID', {
      to: ['Account'],
      relationshipName: 'Account',
      childRelationshipName: 'Contacts',
      deleteRule: 'Cascade'
    }),
    ...personName,
    ...addressFields('Other'),
    ...addressFields('Mailing'),
    phone('Phone', 'Business Phone'),
    phone('Fax', 'Business Fax'),
    phone('MobilePhone', 'Mobile Phone'),
    phone('HomePhone', 'Home Phone'),
    lookup('ReportsToId', 'Reports To ID', { to: ['Contact'], relationshipName: 'ReportsTo' }),
    ...personEmail,
    text('Title', 'Title', 128),
    text('Department', 'Department', 80),
    picklist('LeadSource', 'Lead Source', leadSources),
    field('Birthdate', 'Birthdate', 'date'),
    textArea('Description', 'Contact Description', 32000),
    checkbox('DoNotCall', 'Do Not Call'),
    owner,
    ...stamps
  ]
);
