import { checkLicense } from './check-license.ts';
import type { Draft } from './draft.ts';
import type { ObjectPlan } from './object-plan.ts';
import {
  convertedLead,
  duplicateValue,
  fieldIntegrity,
  invalidValue,
  requiredMissing
} from './row-errors.ts';
import type { RowError, StoredRow, StoredValue } from './row-result.ts';
import type { Store } from './store.ts';

type Rule = (store: Store, row: StoredRow, draft: Draft) => RowError | undefined;

/** Rules of single objects that their fields alone do not say. */
const rules: Readonly<Record<string, Rule>> = {
  Lead: (store, _, draft) => {
    if (draft.operation !== 'update') return undefined;
    const converted = store.prepare('SELECT "IsConverted" FROM "Lead" WHERE "Id" = ?').pluck();
    return converted.get(draft.id) === 1 ? convertedLead() : undefined;
  },
  PermissionSetAssignment: (store, row) => {
    const assigned = store
      .prepare(
        'SELECT 1 FROM "PermissionSetAssignment" WHERE "AssigneeId" = ? AND "PermissionSetId" = ?'
      )
      .get(row['AssigneeId'], row['PermissionSetId']);
    return assigned ? repeatedAssignment(row) : checkLicense(store, row);
  },
  ContentVersion: (_, row) =>
    (row['PathOnClient'] ?? null) === null ? requiredMissing(['PathOnClient']) : undefined,
  ContentDocumentLink: (store, row, draft) => {
    if (draft.operation !== 'insert') return undefined;
    const holder = store
      .prepare(
        `SELECT "Id" FROM "ContentDocumentLink"
         WHERE "ContentDocumentId" = ? AND "LinkedEntityId" = ? AND "IsDeleted" = 0`
      )
      .pluck()
      .get(row['ContentDocumentId'], row['LinkedEntityId']);
    if (typeof holder !== 'string') return undefined;
    return duplicateValue('ContentDocumentId', holder.slice(0, 15));
  },
  ObjectPermissions: (store, row, draft) => {
    const type = store.findObject(String(row['SobjectType']));
    if (!type) return fieldIntegrity(`no object ${String(row['SobjectType'])}`, ['SobjectType']);
    const dependent = ['Create', 'Edit', 'Delete'].find((verb) => row[`Permissions${verb}`] === 1);
    if (dependent !== undefined && row['PermissionsRead'] !== 1) {
      return needsRead(`${dependent} ${type.name}`, `Read ${type.name}`);
    }
    const missing = missingForAll(row);
    if (missing) return needsRead(`${missing.all} ${type.name}`, `${missing.verb} ${type.name}`);
    return repeated(store, 'ObjectPermissions', 'SobjectType', row, draft);
  },
  FieldPermissions: (store, row, draft) => {
    const path = String(row['Field']);
    const [typeName = '', fieldName = ''] = path.split('.');
    const field = store.findObject(typeName)?.fields.get(fieldName.toLowerCase());
    if (typeName.toLowerCase() !== String(row['SobjectType']).toLowerCase() || !field) {
      return fieldIntegrity(`no field ${path}`, ['Field']);
    }
    if (!field.permissionable) {
      return fieldIntegrity(`field permissions cannot be set for ${path}`, ['Field']);
    }
    if (row['PermissionsEdit'] === 1 && row['PermissionsRead'] !== 1) {
      return needsRead(`Edit ${path}`, `Read ${path}`);
    }
    return repeated(store, 'FieldPermissions', 'Field', row, draft);
  }
};

/** Applies the object's own rule to the row as it would stand after the write. */
export function checkRule(store: Store, plan: ObjectPlan, draft: Draft): RowError | undefined {
  const rule = rules[plan.object.name];
  return rule?.(store, resultingRow(store, plan, draft), draft);
}

function resultingRow(store: Store, plan: ObjectPlan, draft: Draft): StoredRow {
  const before =
    draft.operation === 'update'
      ? (store.prepare(`SELECT * FROM ${plan.table} WHERE "Id" = ?`).get(draft.id) as StoredRow)
      : {};
  const given = plan.columns.flatMap(({ index, field }): [string, StoredValue][] => {
    const value = draft.values[index];
    return value === undefined ? [] : [[field.name, value]];
  });
  return { ...before, ...Object.fromEntries(given) };
}

function repeatedAssignment(row: StoredRow): RowError {
  const message =
    `Duplicate PermissionSetAssignment. Assignee: ${String(row['AssigneeId'])}; ` +
    `Permission Set: ${String(row['PermissionSetId'])}`;
  const error = invalidValue('DUPLICATE_VALUE', message, 'AssigneeId');
  return { ...error, fields: ['AssigneeId', 'PermissionSetId'] };
}

/** View All goes with Read, Modify All with everything but Create (documented: ObjectPermissions). */
function missingForAll(row: StoredRow): { all: string; verb: string } | undefined {
  const has = (name: string) => row[`Permissions${name}`] === 1;
  if (has('ViewAllRecords') && !has('Read')) return { all: 'View All', verb: 'Read' };
  if (!has('ModifyAllRecords')) return undefined;
  const verb = ['Read', 'Edit', 'Delete', 'ViewAllRecords'].find((name) => !has(name));
  return verb === undefined ? undefined : { all: 'Modify All', verb };
}

function needsRead(permission: string, read: string): RowError {
  return fieldIntegrity(`Permission ${permission} depends on permission(s): ${read}`, []);
}

function repeated(
  store: Store,
  table: 'ObjectPermissions' | 'FieldPermissions',
  key: 'SobjectType' | 'Field',
  row: StoredRow,
  draft: Draft
): RowError | undefined {
  const sql = `SELECT "Id" FROM "${table}" WHERE "ParentId" = ? AND "${key}" = ? AND "Id" IS NOT ?`;
  const holder = store.prepare(sql).get(row['ParentId'], row[key], draft.id ?? null);
  if (!holder) return undefined;
  return invalidValue('DUPLICATE_VALUE', `${table} of ${String(row[key])} exist already`, key);
}
