import { isAggregate, isPlainCount } from './aggregate-plan.ts';
import type { Binder } from './apex-query.ts';
import { parseQuery } from './parse.ts';

export interface QueryShape {
  /** As the query writes it. */
  readonly from: string;
  readonly kind: 'records' | 'groups' | 'count';
}

/** What a query of Apex will give, before any variable has a value. Throws SoqlError. */
export function queryShape(soql: string): QueryShape {
  const query = parseQuery(soql, unbound);
  const kind = isPlainCount(query) ? 'count' : isAggregate(query) ? 'groups' : 'records';
  return { from: query.from, kind };
}

/** A number fits every place a variable can stand in. */
const unbound: Binder = { bind: () => ({ kind: 'number', value: 1 }) };
