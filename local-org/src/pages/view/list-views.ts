import type { ObjectSchema } from '../../metadata/index.ts';
import type { ListView, ListViewFilter } from '../../metadata/ui/index.ts';
import { PageError } from '../page-error.ts';
import { sourceName, type Viewer } from '../viewer.ts';
import { quoted } from './read-rows.ts';
import { recordTable, type RecordTable } from './record-table.ts';
import { defaultColumns } from './related-lists.ts';
import { findField } from './shown-field.ts';

/** The list views of an object; one of all records where nobody made any. */
export function listViewsOf(viewer: Viewer, object: ObjectSchema): ListView[] {
  const name = sourceName(viewer, object.name);
  const made = viewer.ui.listViews.filter((view) => view.object === name);
  if (made.length > 0) return made;
  const label = `All ${object.labelPlural}`;
  return [{ name: 'All', object: name, label, columns: [], filters: [], scope: 'Everything' }];
}

/** One page of a list view. Throws PageError for a view that is not there or cannot be read. */
export function listViewTable(
  viewer: Viewer,
  object: ObjectSchema,
  { view: name, offset, limit }: { view: string; offset: number; limit: number }
): RecordTable & { readonly view: string; readonly label: string } {
  const views = listViewsOf(viewer, object);
  const view = views.find((one) => one.name === name);
  if (!view) throw new PageError(404, 'NOT_FOUND', `${object.label} has no list view ${name}.`);
  const named = view.columns.flatMap((column) => findField(viewer, object, column) ?? []);
  const fields = named.length > 0 ? named : defaultColumns(viewer, object);
  const where = conditionOf(viewer, object, view);
  const sorted = fields[0]?.path ?? 'Id';
  const table = recordTable(viewer, {
    ...{ object, fields, offset, limit },
    orderBy: sorted === 'Id' ? 'Id' : `${sorted} ASC NULLS LAST, Id`,
    ...(where !== '' && { where })
  });
  return { ...table, view: view.name, label: view.label };
}

/** The view's filters as SOQL behind WHERE. */
function conditionOf(viewer: Viewer, object: ObjectSchema, view: ListView): string {
  const parts = view.filters.map((filter) => filterCondition(viewer, object, filter));
  const filters = view.logic
    ? view.logic.replace(/\d+/g, (number) => parts[Number(number) - 1] ?? refuseLogic(view))
    : parts.join(' AND ');
  const mine = view.scope === 'Mine' ? `OwnerId = ${quoted(viewer.userId)}` : '';
  return [filters && `(${filters})`, mine].filter(Boolean).join(' AND ');
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['equals', '='],
  ['notEqual', '!='],
  ['lessThan', '<'],
  ['lessOrEqual', '<='],
  ['greaterThan', '>'],
  ['greaterOrEqual', '>=']
]);

/** Documented (ListView, filters): several values are separated by commas; an empty one means none. */
function filterCondition(viewer: Viewer, object: ObjectSchema, filter: ListViewFilter): string {
  const shown = findField(viewer, object, filter.field);
  if (!shown) {
    throw new PageError(
      400,
      'INVALID_FIELD',
      `${object.label} has no field ${filter.field} to filter by.`
    );
  }
  const { path, field } = shown;
  const values = filter.value.split(',').map((value) => literal(field.type, value.trim()));
  const patterns = { contains: '%_%', startsWith: '_%', notContain: '%_%' };
  const operator = OPERATORS.get(filter.operation);
  if (operator !== undefined) {
    const joint = operator === '!=' ? ' AND ' : ' OR ';
    return `(${values.map((value) => `${path} ${operator} ${value}`).join(joint)})`;
  }
  if (!(filter.operation in patterns)) {
    throw new PageError(
      501,
      'NOT_IMPLEMENTED',
      `not implemented in local-org: list view operation ${filter.operation}`
    );
  }
  const pattern = patterns[filter.operation as keyof typeof patterns];
  const likes = filter.value.split(',').map((value) => {
    return `${path} LIKE ${quoted(pattern.replace('_', value.trim()))}`;
  });
  const either = `(${likes.join(' OR ')})`;
  return filter.operation === 'notContain' ? `(NOT ${either})` : either;
}

const BARE = new Set(['int', 'double', 'currency', 'percent', 'date', 'datetime']);

function literal(type: string, value: string): string {
  if (value === '') return 'null';
  if (type === 'boolean') return value === '1' || value.toLowerCase() === 'true' ? 'TRUE' : 'FALSE';
  if (BARE.has(type) && /^[\w:.+-]+$/.test(value)) return value;
  return quoted(value);
}

function refuseLogic(view: ListView): never {
  const message = `The logic "${view.logic ?? ''}" of the list view ${view.name} names a filter it lacks.`;
  throw new PageError(400, 'INVALID_FILTER_LOGIC', message);
}
