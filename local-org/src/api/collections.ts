import type { Org } from '../org.ts';
import type { Row, RowResult } from '../records/index.ts';
import type { Call, Reply } from './call.ts';
import { readCollection, readIds } from './collection-body.ts';
import { inChunks } from './collection-chunks.ts';
import { successErrors, withinAllowance } from './events/index.ts';
import { findVisibleObject, keyField, visibleObject } from './objects.ts';
import { retrieveRows } from './retrieve-rows.ts';
import type { Route } from './router.ts';
import { SalesforceError } from './salesforce-error.ts';
import { isAtLeast } from './versions.ts';
import { writeRows } from './writing.ts';

/** sObject Collections: up to 200 rows in one call, answered with 200 whatever happens to the rows. */
export function collectionRoutes(org: Org): Route[] {
  const many = { kind: 'collections', composable: 'many', since: 42 } as const;
  const path = '/composite/sobjects';
  const retrieve: Route['handle'] = (call, { object = '' }) => retrieveRows(org, call, object);
  return [
    { ...many, method: 'POST', path, handle: (call) => writeTyped(org, call, 'insert') },
    { ...many, method: 'PATCH', path, handle: (call) => writeTyped(org, call, 'update') },
    { ...many, method: 'DELETE', path, handle: (call) => deleteRows(org, call) },
    {
      ...many,
      method: 'PATCH',
      path: `${path}/:object/:field`,
      handle: (call, { object = '', field = '' }) => upsertRows(org, call, object, field)
    },
    { ...many, method: 'POST', path: `${path}/:object`, handle: retrieve },
    { ...many, method: 'GET', path: `${path}/:object`, handle: retrieve }
  ];
}

/** Creates or updates rows of any types, in order. */
function writeTyped(org: Org, call: Call, verb: 'insert' | 'update'): Reply {
  const { rows, allOrNone } = readCollection(call);
  const results = inChunks(org, call, rows, allOrNone, ({ key: object, items }) => {
    if (!findVisibleObject(org, call, object)) return items.map(() => unknownType(object));
    return writeRows(org, call, {
      object,
      rows: items,
      allOrNone,
      idOf: (row) => row['Id'] ?? row['id'],
      perform: (free) =>
        withinAllowance(org, object, free, (fit) =>
          org.records[verb](call.session, object, fit, { allOrNone })
        )
    });
  });
  return answer(org, results, false);
}

function upsertRows(org: Org, call: Call, objectName: string, fieldName: string): Reply {
  const object = visibleObject(org, call, objectName);
  const field = keyField(call, object, fieldName);
  const { rows, allOrNone } = readCollection(call);
  const stranger = rows.find(({ type }) => findVisibleObject(org, call, type) !== object);
  if (stranger) {
    org.unconfirmed('an upsert collection with a record of another type than its URL');
    const message = `Record type ${stranger.type} does not match the type ${object.name} of the request`;
    throw new SalesforceError(400, 'INVALID_TYPE', message);
  }
  const results = writeRows(org, call, {
    object: object.name,
    rows: rows.map(({ row }) => row),
    allOrNone,
    perform: (items: readonly Row[]) =>
      org.records.upsert(call.session, object.name, field.name, items, { allOrNone })
  });
  return answer(org, results, isAtLeast(call.version, 46));
}

function deleteRows(org: Org, call: Call): Reply {
  const ids = readIds(call);
  const allOrNone = call.composite?.allOrNone || call.query.get('allOrNone') === 'true';
  const typed = ids.map((id) => ({ type: id.slice(0, 3), row: id }));
  const results = inChunks(org, call, typed, allOrNone, (chunk) =>
    writeRows(org, call, {
      object: org.store.findObjectOfId(chunk.key)?.name ?? chunk.key,
      rows: chunk.items,
      allOrNone,
      idOf: (id) => id,
      perform: (items) => org.records.delete(call.session, items, { allOrNone })
    })
  );
  return answer(org, results, false);
}

function answer(org: Org, results: readonly RowResult[], withCreated: boolean): Reply {
  return { status: 200, body: results.map((result) => resultBody(org, result, withCreated)) };
}

function resultBody(org: Org, result: RowResult, withCreated: boolean) {
  const created = withCreated ? { created: result.created } : {};
  if (result.success) {
    return { id: result.id, success: true, errors: successErrors(org, result.id), ...created };
  }
  const errors = result.errors.map(({ statusCode, message, fields, duplicateResult }) => ({
    statusCode,
    message,
    fields,
    ...(duplicateResult && { duplicateResult })
  }));
  return { success: false, errors, ...created };
}

function unknownType(type: string): RowResult {
  const message = `sObject type '${type}' is not supported.`;
  return {
    success: false,
    created: false,
    errors: [{ statusCode: 'INVALID_TYPE', message, fields: [] }]
  };
}
