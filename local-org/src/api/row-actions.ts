import type { ObjectSchema } from '../metadata/index.ts';
import type { Org } from '../org.ts';
import type { RowResult } from '../records/index.ts';
import type { Call, Reply } from './call.ts';
import { successErrors, withinAllowance } from './events/index.ts';
import { readableFields } from './objects.ts';
import { query, quoted, selectedFields } from './queries.ts';
import { refuseField, rowOf } from './row-body.ts';
import { rowPath } from './row-url.ts';
import { isUnchanged, requirePreconditions, rowValidators } from './row-validators.ts';
import { notFound, rowErrorReply, SalesforceError } from './salesforce-error.ts';
import { writeRows } from './writing.ts';

/** What a call does with the row it names. */
export type RowAction = (org: Org, call: Call, object: ObjectSchema, id: string) => Reply;

/** 201 with the place of the new row. */
export function createRow(org: Org, call: Call, object: ObjectSchema): Reply {
  const row = rowOf(call.body);
  refuseField(row, 'Id');
  const [result] = writeRows(org, call, {
    object: object.name,
    rows: [row],
    allOrNone: false,
    perform: (rows) =>
      withinAllowance(org, object.name, rows, (fit) =>
        org.records.insert(call.session, object.name, fit)
      )
  });
  if (!result?.success) return rowErrorReply(result?.errors ?? []);
  return {
    status: 201,
    body: { id: result.id, success: true, errors: successErrors(org, result.id) },
    headers: { Location: rowPath(call, object, result.id) }
  };
}

/** The fields of `?fields=`, or all the user may read; 304 when unchanged. */
export function getRow(org: Org, call: Call, object: ObjectSchema, id: string): Reply {
  const validators = rowValidators(org, call, object, id);
  const wanted = call.query.get('fields')?.split(',');
  const fields = wanted
    ? selectedFields(object, call, wanted)
    : readableFields(call, object).map((field) => field.name);
  const soql = `SELECT ${fields.join(', ') || 'Id'} FROM ${object.name} WHERE Id = ${quoted(id)}`;
  const [record] = query(org, call, soql).rows(0, 1);
  if (!record) throw absent(org, call, object, id);
  const headers = { ...validators };
  if (isUnchanged(call, validators)) return { status: 304, headers };
  return { status: 200, body: record, headers };
}

/** 204, also when nothing changes. */
export function updateRow(org: Org, call: Call, object: ObjectSchema, id: string): Reply {
  const row = rowOf(call.body);
  refuseField(row, 'Id');
  requirePreconditions(org, call, rowValidators(org, call, object, id));
  return noContent(
    writeRows(org, call, {
      object: object.name,
      rows: [{ ...row, Id: id }],
      allOrNone: false,
      idOf: () => id,
      perform: (rows) => org.records.update(call.session, object.name, rows)
    })
  );
}

/** 204; 404 when it is deleted already. */
export function deleteRow(org: Org, call: Call, object: ObjectSchema, id: string): Reply {
  requirePreconditions(org, call, rowValidators(org, call, object, id));
  return noContent(
    writeRows(org, call, {
      object: object.name,
      rows: [id],
      allOrNone: false,
      idOf: () => id,
      perform: (ids) => org.records.delete(call.session, ids)
    })
  );
}

function noContent([result]: readonly RowResult[]): Reply {
  return result?.success ? { status: 204 } : rowErrorReply(result?.errors ?? []);
}

function absent(org: Org, call: Call, object: ObjectSchema, id: string): SalesforceError {
  const soql = `SELECT Id FROM ${object.name} WHERE Id = ${quoted(id)}`;
  const deleted = query(org, call, soql, { includeDeleted: true }).totalSize > 0;
  return deleted
    ? new SalesforceError(404, 'ENTITY_IS_DELETED', 'entity is deleted', [])
    : notFound();
}
