import type { ObjectSchema } from '../metadata/index.ts';
import type { Org } from '../org.ts';
import type { Call, Reply } from './call.ts';
import { keyField, unusableKey, visibleObject } from './objects.ts';
import { findIds, query } from './queries.ts';
import { answerResult } from './query.ts';
import type { QueryLocators } from './query-locators.ts';
import { childrenQuery, parentOf } from './related-rows.ts';
import type { Params, Route } from './router.ts';
import { createRow, deleteRow, getRow, updateRow, type RowAction } from './row-actions.ts';
import { severalMatches } from './row-url.ts';
import { notFound } from './salesforce-error.ts';
import { upsertRow } from './upsert-row.ts';

// Documented (Traverse Relationships with Friendly URLs): at most five levels from child to parent.
const MAX_LEVELS = 5;

const row = { kind: 'rows', composable: 'single' } as const;

/**
 * Single rows: `/sobjects/X`, `/sobjects/X/<id>`, `/sobjects/X/<key field>/<value>`, and the rows
 * related to one: `/sobjects/X/<id>/<relationship>`.
 */
export function rowRoutes(org: Org, locators: QueryLocators): Route[] {
  const byId = '/sobjects/:object/:id';
  const byKey = '/sobjects/:object/:field/:value';
  const create: Route['handle'] = (call, { object = '' }) =>
    createRow(org, call, visibleObject(org, call, object));
  const get = relatedOr(org, onKey(org, getRow), getRow, locators);
  return [
    { ...row, method: 'POST', path: '/sobjects/:object', handle: create },
    { ...row, method: 'POST', path: '/sobjects/:object/Id', handle: create },
    { ...row, method: 'GET', path: byId, handle: onId(org, getRow) },
    { ...row, method: 'PATCH', path: byId, handle: onId(org, updateRow) },
    { ...row, method: 'DELETE', path: byId, handle: onId(org, deleteRow) },
    { ...row, method: 'GET', path: byKey, handle: get },
    { ...row, method: 'PATCH', path: byKey, handle: relatedOr(org, upsert(org), updateRow) },
    {
      ...row,
      method: 'DELETE',
      path: byKey,
      handle: relatedOr(org, onKey(org, deleteRow), deleteRow)
    },
    ...fartherRoutes(org)
  ];
}

/** Rows more than one relationship away. */
function fartherRoutes(org: Org): Route[] {
  const actions = { GET: getRow, PATCH: updateRow, DELETE: deleteRow };
  return Array.from({ length: MAX_LEVELS - 1 }, (_, index) => {
    const names = Array.from({ length: index + 1 }, (__, level) => `/:level${level + 2}`);
    const path = `/sobjects/:object/:field/:value${names.join('')}`;
    return (['GET', 'PATCH', 'DELETE'] as const).map((method) => ({
      ...row,
      method,
      path,
      handle: relatedOr(org, noRow, actions[method])
    }));
  }).flat();
}

function noRow(): never {
  throw notFound();
}

function onId(org: Org, act: RowAction): Route['handle'] {
  return (call, { object: name = '', id = '' }) => {
    const object = visibleObject(org, call, name);
    if (!isId(id)) throw unusableKey(id);
    if (!id.startsWith(object.keyPrefix)) throw notFound();
    return act(org, call, object, id);
  };
}

function onKey(org: Org, act: RowAction): Route['handle'] {
  return (call, { object: name = '', field = '', value = '' }) => {
    const object = visibleObject(org, call, name);
    const ids = findIds(org, call, object, keyField(call, object, field), value);
    const [id] = ids;
    if (!id) throw notFound();
    return ids.length > 1 ? severalMatches(call, object, ids) : act(org, call, object, id);
  };
}

function upsert(org: Org): Route['handle'] {
  return (call, { object = '', field = '', value = '' }) =>
    upsertRow(org, call, { object: visibleObject(org, call, object), field, value });
}

/** Where an id stands in place of a key field, the names after it are relationships. */
function relatedOr(
  org: Org,
  otherwise: Route['handle'],
  act: RowAction,
  locators?: QueryLocators
): Route['handle'] {
  return (call, params) => {
    const { object: name = '', field: id = '', value: first = '' } = params;
    const object = visibleObject(org, call, name);
    if (!isId(id) || !id.startsWith(object.keyPrefix)) return otherwise(call, params);
    const children = locators && getChildren(org, locators, call, { object, id, name: first });
    if (children) return children;
    const parent = parentOf(org, call, { object, id }, [first, ...farther(params)]);
    return act(org, call, parent.object, parent.id);
  };
}

function farther(params: Params): string[] {
  return Object.entries(params).flatMap(([key, name]) => (key.startsWith('level') ? [name] : []));
}

function getChildren(
  org: Org,
  locators: QueryLocators,
  call: Call,
  { object, id, name }: { object: ObjectSchema; id: string; name: string }
): Reply | undefined {
  const soql = childrenQuery(org, call, { object, id }, name);
  return soql === undefined ? undefined : answerResult(locators, call, query(org, call, soql));
}

function isId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text);
}
