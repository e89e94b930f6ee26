import { checkbox, lookup, object, readOnly, text, textArea } from './define.ts';
import { recordId, stamps } from './system-fields.ts';

const kept = { ...readOnly, nillable: false };

/** Set-up data: one row per record type of the loaded metadata. */
export const recordType = object(
  'RecordType',
  {
    label: 'Record Type',
    labelPlural: 'Record Types',
    keyPrefix: '012',
    createable: false,
    updateable: false,
    deletable: false
  },
  [
    recordId,
    text('Name', 'Name', 80, kept),
    text('DeveloperName', 'Record Type Name', 80, kept),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
    textArea('Description', 'Description', 255, readOnly),
    text('SobjectType', 'SObject Type Name', 40, kept),
    checkbox('IsActive', 'Active', readOnly),
    ...stamps
  ]
);

/** What an object with record types has beside its other fields. */
export const recordTypeId = lookup(
  'RecordTypeId',
  'Record Type ID',
  { to: ['RecordType'], relationshipName: 'RecordType' },
  { permissionable: false }
);
