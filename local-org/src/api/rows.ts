import type { ObjectSchema } from '../metadata/index.ts';
import type { Org } from '../org.ts';
import type { RowResult } from '../records/index.ts';
import type { Call, Reply } from './call.ts';
import { successErrors, withinAllowance } from './events/index.ts';
import { keyField, readableFields, unusableKey, visibleObject } from './objects.ts';
import { findIds, query, quoted, selectedFields } from './queries.ts';
import type { Route } from './router.ts';
import { refuseField, rowOf } from './row-body.ts';
import { rowPath, severalMatches } from './row-url.ts';
import { isUnchanged, requirePreconditions, rowValidators } from './row-validators.ts';
import { notFound, rowErrorReply, SalesforceError } from './salesforce-error.ts';
import { upsertRow } from './upsert-row.ts';
import { writeRows } from './writing.ts';

/** Single rows: `/sobjects/X`, `/sobjects/X/<id>` and `/sobjects/X/<key field>/<value>`. */
export function rowRoutes(org: Org): Route[] {
  const row = { kind: 'rows', composable: 'single' } as const;
  const byId = '/sobjects/:object/:id';
  const byKey = '/sobjects/:object/:field/:value';
  return [
    {
      ...row,
      method: 'POST',
      path: '/sobjects/:object',
      handle: (call, { object = '' }) => createRow(org, call, visibleObject(org, call, object))
    },
    {
      ...row,
      method: 'POST',
      path: '/sobjects/:object/Id',
      handle: (call, { object = '' }) => createRow(org, call, visibleObject(org, call, object))
    },
    { ...row, method: 'GET', path: byId, handle: onId(org, getRow) },
    { ...row, method: 'PATCH', path: byId, handle: onId(org, updateRow) },
    { ...row, method: 'DELETE', path: byId, handle: onId(org, deleteRow) },
    { ...row, method: 'GET', path: byKey, handle: onKey(org, getRow) },
    { ...row, method: 'DELETE', path: byKey, handle: onKey(org, deleteRow) },
    {
      ...row,
      method: 'PATCH',
      path: byKey,
      handle: (call, { object = '', field = '', value = '' }) =>
        upsertRow(org, call, { object: visibleObject(org, call, object), field, value })
    }
  ];
}

type OneRow = (org: Org, call: Call, object: ObjectSchema, id: string) => Reply;

function onId(org: Org, act: OneRow): Route['handle'] {
  return (call, { object: name = '', id = '' }) => {
    const object = visibleObject(org, call, name);
    if (!/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(id)) throw unusableKey(id);
    if (!id.startsWith(object.keyPrefix)) throw notFound();
    return act(org, call, object, id);
  };
}

function onKey(org: Org, act: OneRow): Route['handle'] {
  return (call, { object: name = '', field = '', value = '' }) => {
    const object = visibleObject(org, call, name);
    const ids = findIds(org, call, object, keyField(call, object, field), value);
    const [id] = ids;
    if (!id) throw notFound();
    return ids.length > 1 ? severalMatches(call, object, ids) : act(org, call, object, id);
  };
}

function createRow(org: Org, call: Call, object: ObjectSchema): Reply {
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

function getRow(org: Org, call: Call, object: ObjectSchema, id: string): Reply {
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

function updateRow(org: Org, call: Call, object: ObjectSchema, id: string): Reply {
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

function deleteRow(org: Org, call: Call, object: ObjectSchema, id: string): Reply {
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
