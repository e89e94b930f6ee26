import type { ObjectSchema } from '../metadata/index.ts';
import type { QueryResult } from '../soql/index.ts';

type Column = QueryResult['columns'][number];

/** What `/query?columns=true` tells instead of records: the `sf` CLI builds its tables from it (recorded). */
export function queryColumns(result: QueryResult, object: ObjectSchema | undefined) {
  return {
    columnMetadata: result.columns.map(columnMetadata),
    entityName: result.entity,
    groupBy: result.aggregate,
    idSelected: result.columns.some(({ name }) => name === 'Id'),
    keyPrefix: object?.keyPrefix ?? null
  };
}

interface ColumnMetadata {
  readonly aggregate: boolean;
  readonly apexType: string | null;
  readonly booleanType: boolean;
  readonly columnName: string;
  readonly custom: boolean;
  readonly displayName: string;
  readonly foreignKeyName: string | null;
  readonly insertable: boolean;
  readonly joinColumns: readonly ColumnMetadata[];
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly updatable: boolean;
}

const NUMBERS = new Set(['int', 'double', 'currency', 'percent']);

function columnMetadata(column: Column): ColumnMetadata {
  const field = column.kind === 'field' && 'label' in column.field ? column.field : undefined;
  const type = column.kind === 'field' ? column.field.type : undefined;
  return {
    // A set of children counts as an aggregate, a parent does not.
    aggregate: column.kind === 'field' ? column.aggregate : column.kind === 'children',
    apexType: null,
    booleanType: type === 'boolean',
    columnName: column.name,
    custom: field?.custom ?? false,
    displayName: column.name,
    foreignKeyName: field?.reference?.relationshipName ?? null,
    insertable: field?.createable ?? false,
    joinColumns: nested(column).map(columnMetadata),
    numberType: type !== undefined && NUMBERS.has(type),
    textType: type !== undefined && type !== 'boolean' && !NUMBERS.has(type),
    updatable: field?.updateable ?? false
  };
}

/** The columns of all branches of a TYPEOF, each name once. */
function nested(column: Column): readonly Column[] {
  if (column.kind === 'field') return [];
  if (column.kind !== 'choice') return column.columns;
  const all = [...column.cases.values(), column.otherwise ?? []].flat();
  return [...new Map(all.map((one) => [one.name, one])).values()];
}
