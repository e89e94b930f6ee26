import { addressFields } from './address-fields.ts';
import {
  decimal,
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
import { industries, leadSources, ratings } from './picklist-values.ts';
import { isDeleted, owner, recordId, stamps } from './system-fields.ts';

export const account = object(
  'Account',
  { label: 'Account', labelPlural: 'Accounts', keyPrefix: '001' },
  [
    recordId,
    isDeleted,
    lookup(
      'MasterRecordId',
      'Master Record ID',
      { to: ['Account'], relationshipName: 'MasterRecord' },
      readOnly
    ),
    text('Name', 'Account Name', 255, required),
    picklist('Type', 'Account Type', [
      'Prospect',
      'Customer - Direct',
      'Customer - Channel',
      'Channel Partner / Reseller',
      'Installation Partner',
      'Technology Partner',
      'Other'
    ]),
    lookup('ParentId', 'Parent Account ID', {
      to: ['Account'],
      relationshipName: 'Parent',
      childRelationshipName: 'ChildAccounts'
    }),
    ...addressFields('Billing'),
    ...addressFields('Shipping'),
    phone('Phone', 'Account Phone'),
    phone('Fax', 'Account Fax'),
    text('AccountNumber', 'Account Number', 40),
    url('Website', 'Website'),
    text('Sic', 'SIC Code', 20),
    picklist('Industry', 'Industry', industries),
    decimal('AnnualRevenue', 'Annual Revenue', 'currency', [18, 0]),
    int('NumberOfEmployees', 'Employees', 8),
    picklist('Ownership', 'Ownership', ['Public', 'Private', 'Subsidiary', 'Other']),
    text('TickerSymbol', 'Ticker Symbol', 20),
    textArea('Description', 'Account Description', 32000),
    picklist('Rating', 'Account Rating', ratings),
    text('Site', 'Account Site', 80),
    owner,
    ...stamps,
    picklist('AccountSource', 'Account Source', leadSources)
  ]
);
