import {
  checkbox,
  email,
  field,
  lookup,
  object,
  phone,
  picklist,
  readOnly,
  required,
  text,
  textArea,
  ungranted
} from './define.ts';
import { isDeleted, recordId, stamps } from './system-fields.ts';

/** Called by its running number; its owner may be a queue. */
export const caseObject = object(
  'Case',
  { label: 'Case', labelPlural: 'Cases', keyPrefix: '500', nameField: 'CaseNumber' },
  [
    recordId,
    isDeleted,
    lookup(
      'MasterRecordId',
      'Master Record ID',
      { to: ['Case'], relationshipName: 'MasterRecord' },
      readOnly
    ),
    text('CaseNumber', 'Case Number', 30, {
      ...readOnly,
      nillable: false,
      defaultedOnCreate: true,
      idLookup: true,
      autoNumber: '{00000000}'
    }),
    lookup('ContactId', 'Contact ID', {
      to: ['Contact'],
      relationshipName: 'Contact',
      childRelationshipName: 'Cases'
    }),
    lookup('AccountId', 'Account ID', {
      to: ['Account'],
      relationshipName: 'Account',
      childRelationshipName: 'Cases'
    }),
    lookup('ParentId', 'Parent Case ID', {
      to: ['Case'],
      relationshipName: 'Parent',
      childRelationshipName: 'Cases'
    }),
    text('SuppliedName', 'Name', 80),
    email('SuppliedEmail', 'Email Address'),
    phone('SuppliedPhone', 'Phone'),
    text('SuppliedCompany', 'Company', 80),
    picklist('Type', 'Case Type', [
      'Mechanical',
      'Electrical',
      'Electronic',
      'Structural',
      'Other'
    ]),
    picklist('Status', 'Status', ['New', 'Working', 'Escalated', 'Closed'], {
      ...required,
      nillable: true,
      defaultedOnCreate: true,
      defaultValue: 'New'
    }),
    picklist('Reason', 'Case Reason', [
      'Installation',
      'Performance',
      'Breakdown',
      'Feedback',
      'Other'
    ]),
    picklist('Origin', 'Case Origin', ['Email', 'Phone', 'Web']),
    text('Subject', 'Subject', 255),
    picklist('Priority', 'Priority', ['High', 'Medium', 'Low'], {
      defaultedOnCreate: true,
      defaultValue: 'Medium'
    }),
    textArea('Description', 'Description', 32000),
    checkbox('IsClosed', 'Closed', readOnly),
    field('ClosedDate', 'Closed Date', 'datetime', readOnly),
    checkbox('IsEscalated', 'Escalated', ungranted),
    lookup(
      'OwnerId',
      'Owner ID',
      { to: ['Group', 'User'], relationshipName: 'Owner', deleteRule: 'Restrict' },
      { ...ungranted, nillable: false, defaultedOnCreate: true }
    ),
    ...stamps
  ]
);
