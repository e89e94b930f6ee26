import { askOrg } from '../org-request.js';
import { fieldPath, fieldPaths, readRecord, records, recordsChanged } from '../record-store.js';
import { storedWire } from '../stored-wire.js';

/** Wire: one record with the fields asked for (documented: getRecord). */
export const getRecord = storedWire(
  records,
  ({ recordId, fields, optionalFields, layoutTypes }) => {
    const names = [...fieldPaths(fields), '|', ...fieldPaths(optionalFields)];
    const isAsked = names.length > 1 || layoutTypes !== undefined;
    return recordId && isAsked ? `${recordId} ${names.join()}` : undefined;
  },
  ({ recordId, fields, optionalFields }) =>
    readRecord(recordId, fieldPaths(fields), fieldPaths(optionalFields))
);

/** Wire: several records at once; one that cannot be read carries its own error. */
export const getRecords = storedWire(
  records,
  ({ records: wanted }) => (wanted ? `batch ${JSON.stringify(wanted)}` : undefined),
  async ({ records: wanted }) => {
    const asked = wanted.flatMap(({ recordIds, fields, optionalFields }) =>
      recordIds.map((id) => readRecord(id, fieldPaths(fields), fieldPaths(optionalFields)))
    );
    const settled = await Promise.allSettled(asked);
    return {
      results: settled.map(({ value, reason }) =>
        reason
          ? { statusCode: reason.status, result: reason.body }
          : { statusCode: 200, result: value }
      )
    };
  }
);

/** Value of a field in a record of `getRecord`; undefined when it was not asked for. */
export function getFieldValue(record, field) {
  return fieldOf(record, field)?.value;
}

/** As people read it; null where the value speaks for itself. */
export function getFieldDisplayValue(record, field) {
  return fieldOf(record, field)?.displayValue;
}

function fieldOf(record, field) {
  const [, ...path] = fieldPath(field).split('.');
  let holder = record;
  for (const part of path.slice(0, -1)) holder = holder?.fields?.[part]?.value;
  return holder?.fields?.[path.at(-1)];
}

/** @param {{ fields: Record<string, unknown> }} recordInput with `Id` among its fields */
export async function updateRecord({ fields }) {
  const { Id: id, ...changes } = fields;
  const record = await askOrg(`/records/${id}`, { method: 'PATCH', body: { fields: changes } });
  await recordsChanged([id]);
  return record;
}

/** @param {{ apiName: string, fields: Record<string, unknown> }} recordInput */
export async function createRecord({ apiName, fields }) {
  const record = await askOrg('/records', { method: 'POST', body: { apiName, fields } });
  await recordsChanged([record.id]);
  return record;
}

/** @param {string} recordId */
export async function deleteRecord(recordId) {
  await askOrg(`/records/${recordId}`, { method: 'DELETE' });
  await recordsChanged([recordId]);
}

/** Says that Apex has changed records: what shows them is read again. */
export function notifyRecordUpdateAvailable(items) {
  return recordsChanged(items.map(({ recordId }) => recordId));
}

export function getRecordNotifyChange(items) {
  notifyRecordUpdateAvailable(items);
}

/** The fields of an object that may be set on create, for `createRecord`. */
export function generateRecordInputForCreate({ apiName, fields }, info) {
  return { apiName, fields: plainValues(fields, (name) => info?.fields?.[name]?.createable) };
}

export function generateRecordInputForUpdate({ id, fields }, info) {
  const changeable = plainValues(fields, (name) => info?.fields?.[name]?.updateable);
  return { fields: { ...changeable, Id: id } };
}

function plainValues(fields, isAllowed) {
  const allowed = Object.entries(fields).filter(([name]) => isAllowed(name) ?? true);
  return Object.fromEntries(allowed.map(([name, { value }]) => [name, value]));
}
