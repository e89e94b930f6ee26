import type { ObjectSchema } from '../../metadata/index.ts';
import type { SchemaNames } from '../soql/schema-names.ts';

/**
 * What list views and related lists call standard fields of a custom object (documented: Metadata
 * API, ListView). Standard objects have many more such names.
 */
const columnNames = new Set(
  (
    'CORE.USERS.ALIAS CORE.USERS.FIRST_NAME CORE.USERS.FULL_NAME CORE.USERS.LAST_NAME CREATEDBY_USER ' +
    'CREATEDBY_USER.ALIAS CREATED_DATE CURRENCY_ISO_CODE LAST_ACTIVITY LAST_UPDATE LAST_VIEWED_DATE ' +
    'NAME OBJECT_ID OWNER.ALIAS OWNER.FIRST_NAME OWNER.LAST_NAME OWNER_NAME RECORDTYPE ' +
    'UPDATEDBY_USER UPDATEDBY_USER.ALIAS'
  ).split(' ')
);

/**
 * Whether a field may be named. The local org does not know every standard field of a standard
 * object, so there only custom ones are judged.
 */
export function mayBeField(object: ObjectSchema, name: string, names: SchemaNames): boolean {
  if (!object.name.endsWith('__c') && !name.endsWith('__c')) return true;
  return names.field(object, name) !== undefined || isPath(name);
}

/** The same for a column, where standard fields go by other names (`OWNER.ALIAS`). */
export function mayBeColumn(object: ObjectSchema, name: string, names: SchemaNames): boolean {
  return columnNames.has(name) || mayBeField(object, name, names);
}

/** `Account__r.Name`: a field of another object. */
function isPath(name: string): boolean {
  return name.includes('.');
}
