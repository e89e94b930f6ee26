import type { ObjectSchema } from '../metadata/index.ts';
import type { Query } from './ast.ts';
import { fragment, type Fragment } from './fragment.ts';
import type { QueryContext } from './query-context.ts';

const stamps = /"(SystemModstamp|LastModifiedDate|CreatedDate)"/i;

/**
 * What hides rows whose transaction counts as not yet ended from everybody but who wrote them. New rows are not
 * there at all. Changed ones would still show their old values, which this org does not keep: they are left out
 * only of queries that look for what changed.
 */
export function visibility(
  { hiddenSince, rights }: QueryContext,
  { fields }: ObjectSchema,
  query: Query
): Fragment | undefined {
  const stamped = ['systemmodstamp', 'lastmodifiedbyid', 'createddate'].every((name) =>
    fields.has(name)
  );
  if (hiddenSince === undefined || !stamped) return undefined;
  const asksForChanges = stamps.test(JSON.stringify([query.where, query.orderBy]));
  const changed = asksForChanges ? '' : ' OR t0."CreatedDate" <> t0."SystemModstamp"';
  const text = `(t0."SystemModstamp" <= ? OR t0."LastModifiedById" IS ?${changed})`;
  return fragment(text, hiddenSince, rights.userId);
}
