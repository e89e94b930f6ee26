import type { Rights } from '../access/index.ts';
import { planAggregate, isAggregate, isPlainCount } from './aggregate-plan.ts';
import type { ApexQuery } from './apex-query.ts';
import type { Query } from './ast.ts';
import { rowFilter } from './filter.ts';
import type { SqlValue } from './fragment.ts';
import { parseQuery } from './parse.ts';
import type { QueryContext, QuerySource } from './query-context.ts';
import { planRecords, type RecordPlan } from './record-plan.ts';
import { RecordReader, type QueriedRecord, type SqlRow } from './record-reader.ts';
import type { ResultColumn } from './result-column.ts';
import { queriedObject, Scope } from './scope.ts';
import { SoqlError } from './soql-error.ts';
import { registerSqlFunctions } from './sql-functions.ts';
import { toWire } from './wire.ts';

/** Rows of one page: a result that fits is read whole, with one statement. */
const PAGE_SIZE = 2000;

export interface QueryInput {
  readonly store: QuerySource;
  readonly session: {
    readonly rights: Rights;
    readonly options?: { readonly defaultNamespace?: string };
  };
  readonly soql: string;
  readonly now: Date;
  /** The user's IANA time zone, for date literals; UTC unless given. */
  readonly timeZone?: string;
  /** Rows in the recycle bin too (queryAll). */
  readonly includeDeleted?: boolean;
  /** Rows that others have stamped later than this (ISO 8601) are not visible yet. */
  readonly hiddenSince?: string;
  /** For `attributes.url`. */
  readonly apiVersion?: string;
  /** Given when the statement comes from Apex. */
  readonly apex?: ApexQuery;
}

export interface QueryResult {
  /** API name of the queried object. */
  readonly entity: string;
  /** All rows of the query, after its LIMIT; of `COUNT()` the count. */
  readonly totalSize: number;
  /** What records are made of; empty for `COUNT()`. */
  readonly columns: readonly ResultColumn[];
  /** Groups instead of records: `GROUP BY` or aggregate functions. */
  readonly aggregate: boolean;
  /**
   * Records in Salesforce's JSON form. Which rows belong to a result is settled when it is run;
   * beyond one page their values are read when asked for, and rows deleted since are left out.
   */
  rows(offset: number, limit: number): QueriedRecord[];
}

/** Runs a SOQL statement as a user. Throws SoqlError. */
export function runQuery(input: QueryInput): QueryResult {
  registerSqlFunctions(input.store.db);
  const query = parseQuery(input.soql, input.apex);
  const context = contextOf(input, query);
  if (isPlainCount(query)) return countRows(input, context, query);
  if (isAggregate(query)) return aggregateRows(input, context, query);
  return recordRows(input, context, query);
}

export function contextOf(input: QueryInput, query: Query): QueryContext {
  return {
    schema: input.store.schema,
    rights: (query.mode === 'user' && input.apex?.userRights) || input.session.rights,
    soql: input.soql,
    now: input.now,
    timeZone: input.timeZone ?? 'UTC',
    ...namespaceOf(input),
    ...(input.hiddenSince !== undefined && { hiddenSince: input.hiddenSince }),
    includeDeleted: query.allRows ?? input.includeDeleted ?? false,
    ...(input.apiVersion !== undefined && { apiVersion: input.apiVersion })
  };
}

function namespaceOf({ session }: QueryInput): Pick<QueryContext, 'defaultNamespace'> {
  const { defaultNamespace } = session.options ?? {};
  return defaultNamespace === undefined ? {} : { defaultNamespace };
}

function recordRows(input: QueryInput, context: QueryContext, query: Query): QueryResult {
  const object = queriedObject(context, query.from, query.fromAt);
  const plan = planRecords(context, object, query);
  const reader = new RecordReader(input.store.db, input.apiVersion ?? '66.0');
  const snapshot = takeSnapshot(reader, plan, context.includeDeleted);
  return {
    entity: object.name,
    totalSize: snapshot.size,
    columns: plan.columns,
    aggregate: false,
    rows: (offset, limit) => reader.records(plan, snapshot.rows(offset, offset + limit))
  };
}

/** Small results keep their rows. Larger ones keep ids, so later pages neither shift nor repeat. */
function takeSnapshot(
  reader: RecordReader,
  plan: RecordPlan,
  includeDeleted: boolean
): { size: number; rows(start: number, end: number): readonly SqlRow[] } {
  const first = reader.firstRows(plan, Math.min(plan.limit ?? Infinity, PAGE_SIZE + 1));
  if (first.length <= PAGE_SIZE) {
    return { size: first.length, rows: (start, end) => first.slice(start, end) };
  }
  const ids = reader.ids(plan);
  return {
    size: ids.length,
    rows: (start, end) => reader.rowsById(plan, ids.slice(start, end), includeDeleted)
  };
}

function countRows(input: QueryInput, context: QueryContext, query: Query): QueryResult {
  const object = queriedObject(context, query.from, query.fromAt);
  const scope = new Scope(context, object, query.alias);
  const where = rowFilter(context, scope, query);
  const limited = query.limit !== undefined || query.offset > 0;
  const matching = `FROM ${scope.fromText} WHERE ${where.text}`;
  const sql = limited
    ? `SELECT COUNT(*) FROM (SELECT 1 ${matching} LIMIT ? OFFSET ?)`
    : `SELECT COUNT(*) ${matching}`;
  const bounds = limited ? [query.limit ?? -1, query.offset] : [];
  const [[count] = [0]] = select(input, sql, [...where.values, ...bounds]);
  return {
    entity: object.name,
    totalSize: Number(count),
    columns: [],
    aggregate: false,
    rows: () => []
  };
}

function aggregateRows(input: QueryInput, context: QueryContext, query: Query): QueryResult {
  const object = queriedObject(context, query.from, query.fromAt);
  const plan = planAggregate(context, object, query);
  const limit = Math.min(plan.limit ?? Infinity, PAGE_SIZE + 1);
  const values = [...plan.sql.values, limit, plan.offset];
  const groups = select(input, `${plan.sql.text} LIMIT ? OFFSET ?`, values);
  if (groups.length > PAGE_SIZE) {
    throw new SoqlError(
      'EXCEEDED_ID_LIMIT',
      'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch'
    );
  }
  return {
    entity: object.name,
    totalSize: groups.length,
    columns: plan.columns,
    aggregate: true,
    rows: (offset, size) =>
      groups.slice(offset, offset + size).map((group) => {
        const record: QueriedRecord = { attributes: { type: 'AggregateResult' } };
        for (const { name, field, index } of plan.columns) {
          record[name] = toWire(field, group[index]);
        }
        return record;
      })
  };
}

function select(input: QueryInput, sql: string, values: readonly SqlValue[]): SqlRow[] {
  return input.store.db
    .prepare(sql)
    .raw(true)
    .all(...values) as SqlRow[];
}
