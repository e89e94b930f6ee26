import type { FieldSchema } from '../metadata/index.ts';
import type { Org } from '../org.ts';
import type { Call } from './call.ts';
import { queryShape } from './queries.ts';

/** Documented: share of an object's rows up to which an index of its own is worth using. */
const SELECTIVE = 0.1;

/** `?explain=`: how a query would be run, cheapest plan first. The costs are this org's own estimate. */
export function explain(org: Org, call: Call, soql: string) {
  org.unconfirmed('relative costs of a query plan');
  const { entity, cardinality, total, filters } = queryShape(org, call, soql);
  const indexed = filters.filter(isIndexed);
  const plan = { sobjectCardinality: total, sobjectType: entity };
  const share = total === 0 ? 0 : cardinality / total;
  const byIndex = indexed.map((field) => ({
    cardinality,
    fields: [field.name],
    leadingOperationType: 'Index',
    notes: [],
    relativeCost: share / SELECTIVE,
    ...plan
  }));
  const scan = {
    cardinality,
    fields: [],
    leadingOperationType: 'TableScan',
    notes: filters
      .filter((field) => !isIndexed(field))
      .map((field) => notConsidered(entity, field)),
    relativeCost: 1 + share,
    ...plan
  };
  const plans = [...byIndex, scan].sort((a, b) => a.relativeCost - b.relativeCost);
  return { plans, sourceQuery: soql };
}

function notConsidered(entity: string, field: FieldSchema) {
  return {
    description: 'Not considering filter for optimization because unindexed',
    fields: [field.name],
    tableEnumOrId: entity
  };
}

/** Documented: ids, names, lookups, external ids, unique fields and stamps are indexed. */
function isIndexed(field: FieldSchema): boolean {
  const stamped = ['CreatedDate', 'SystemModstamp', 'Name'].includes(field.name);
  return stamped || field.unique || field.idLookup || field.reference !== undefined;
}
