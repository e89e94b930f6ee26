import { addressFields } from './address-fields.ts';
import {
  checkbox,
  decimal,
  field,
  int,
  lookup,
  object,
  phone,
  picklist,
  readOnly,
  required,
  text,
  textArea,
  url
} from './define.ts';
import { personEmail, personName } from './person-fields.ts';
import { industries, leadSources, ratings } from './picklist-values.ts';
import { isDeleted, owner, recordId, stamps } from './system-fields.ts';

export const lead = object('Lead', { label: 'Lead', labelPlural: 'Leads', keyPrefix: '00Q' }, [
  recordId,
  isDeleted,
  lookup(
    'MasterRecordId',
    'Master Record ID',
    { to: ['Lead'], relationshipName: 'MasterRecord' },
    readOnly
  ),
  ...personName,
  text('Title', 'Title', 128),
  text('Company', 'Company', 255, required),
  ...addressFields(''),
  phone('Phone', 'Phone'),
  phone('MobilePhone', 'Mobile Phone'),
  phone('Fax', 'Fax'),
  ...personEmail,
  url('Website', 'Website'),
  textArea('Description', 'Description', 32000),
  picklist('LeadSource', 'Lead Source', leadSources),
  picklist(
    'Status',
    'Status',
    ['Open - Not Contacted', 'Working - Contacted', 'Closed - Converted', 'Closed - Not Converted'],
    { ...required, defaultedOnCreate: true, defaultValue: 'Open - Not Contacted' }
  ),
  picklist('Industry', 'Industry', industries),
  picklist('Rating', 'Rating', ratings),
  decimal('AnnualRevenue', 'Annual Revenue', 'currency', [18, 0]),
  int('NumberOfEmployees', 'Employees', 8),
  owner,
  checkbox('IsConverted', 'Converted', readOnly),
  field('ConvertedDate', 'Converted Date', 'date', readOnly),
  lookup(
    'ConvertedAccountId',
    'Converted Account ID',
    { to: ['Account'], relationshipName: 'ConvertedAccount' },
    readOnly
  ),
  lookup(
    'ConvertedContactId',
    'Converted Contact ID',
    { to: ['Contact'], relationshipName: 'ConvertedContact' },
    readOnly
  ),
  lookup(
    'ConvertedOpportunityId',
    'Converted Opportunity ID',
    { to: ['Opportunity'], relationshipName: 'ConvertedOpportunity' },
    readOnly
  ),
  checkbox('IsUnreadByOwner', 'Unread By Owner', { defaultValue: true, permissionable: false }),
  ...stamps
]);
