import type { FieldSchema } from '../metadata/schema.ts';
import { checkbox, field, lookup, readOnly, ungranted } from './define.ts';

const stamped = { ...readOnly, nillable: false, defaultedOnCreate: true };

export const recordId = field('Id', 'Record ID', 'id', {
  ...stamped,
  length: 18,
  idLookup: true,
  caseSensitive: true
});

export const isDeleted = checkbox('IsDeleted', 'Deleted', readOnly);

export const owner = lookup(
  'OwnerId',
  'Owner ID',
  { to: ['User'], relationshipName: 'Owner', deleteRule: 'Restrict' },
  { ...ungranted, nillable: false, defaultedOnCreate: true }
);

export const systemModstamp = field('SystemModstamp', 'System Modstamp', 'datetime', stamped);

/** Who made and last changed a record, and when (documented: System Fields). */
export const stamps: readonly FieldSchema[] = [
  field('CreatedDate', 'Created Date', 'datetime', stamped),
  byUser('CreatedById', 'Created By ID', 'CreatedBy'),
  field('LastModifiedDate', 'Last Modified Date', 'datetime', stamped),
  byUser('LastModifiedById', 'Last Modified By ID', 'LastModifiedBy'),
  systemModstamp
];

function byUser(name: string, label: string, relationshipName: string): FieldSchema {
  return lookup(name, label, { to: ['User'], relationshipName, deleteRule: 'Restrict' }, stamped);
}
