import type { FieldSchema } from '../metadata/index.ts';

/**
 * Fields a path through a lookup to several objects may name (`Owner.Name`, `Who.Email`).
 * Documented: object Name. Lower case.
 */
export const NAME_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'name',
  'firstname',
  'lastname',
  'email',
  'phone',
  'title',
  'username',
  'alias',
  'isactive',
  'profileid',
  'userroleid'
]);

/** `What.Type`: the object the row belongs to. */
export const TYPE_FIELD: FieldSchema = {
  name: 'Type',
  label: 'Type',
  type: 'picklist',
  custom: false,
  length: 40,
  precision: 0,
  scale: 0,
  nillable: true,
  unique: false,
  caseSensitive: false,
  externalId: false,
  idLookup: false,
  createable: false,
  updateable: false,
  filterable: true,
  sortable: true,
  permissionable: false,
  defaultedOnCreate: false
};
