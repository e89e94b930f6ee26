import { isAggregate, isPlainCount } from './aggregate-plan.ts';
import { parseQuery } from './parse.ts';
import { planRecords } from './record-plan.ts';
import type { ResultColumn } from './result-column.ts';
import { contextOf, type QueryInput } from './run-query.ts';
import { queriedObject } from './scope.ts';

/** What a statement asks for, found without running it. */
export interface CheckedQuery {
  /** API name of the queried object. */
  readonly entity: string;
  /** Groups or counts instead of records. */
  readonly aggregate: boolean;
  readonly hasOffset: boolean;
  /** Empty for groups and counts. */
  readonly columns: readonly ResultColumn[];
}

/** Plans a statement as a user. Throws SoqlError where running it would. */
export function checkQuery(input: QueryInput): CheckedQuery {
  const query = parseQuery(input.soql);
  const context = contextOf(input, query);
  const object = queriedObject(context, query.from, query.fromAt);
  const aggregate = isPlainCount(query) || isAggregate(query);
  const columns = aggregate ? [] : planRecords(context, object, query).columns;
  return { entity: object.name, aggregate, hasOffset: query.offset > 0, columns };
}
