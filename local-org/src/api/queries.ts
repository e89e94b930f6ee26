import { findNamed } from '../find-named.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/index.ts';
import type { Org } from '../org.ts';
import { timeZoneOf } from '../time-zone-of.ts';
import {
  checkQuery,
  explainQuery,
  runQuery,
  type CheckedQuery,
  type QueryInput,
  type QueryResult,
  type QueryCost
} from '../soql/index.ts';
import type { Call } from './call.ts';
import { SalesforceError } from './salesforce-error.ts';
import { withCoverageLines } from './tooling/coverage-lines.ts';
import { querySource, type Api } from './tooling/query-source.ts';

type Reader = Pick<Call, 'session' | 'version'>;

export interface QueryOptions {
  readonly includeDeleted?: boolean;
  /** The Tooling API sees more objects than the data API, which it is unless said otherwise. */
  readonly api?: Api;
}

/** Runs SOQL as the user of the call, in the call's API version and the org's time. */
export function query(
  org: Org,
  call: Reader,
  soql: string,
  options: QueryOptions = {}
): QueryResult {
  return withCoverageLines(runQuery(inputOf(org, call, soql, options)));
}

/** What SOQL asks for, planned like `query` but not run. Throws SoqlError. */
export function plannedQuery(org: Org, call: Reader, soql: string): CheckedQuery {
  return checkQuery(inputOf(org, call, soql, {}));
}

/** What running SOQL would have to look at. Throws SoqlError. */
export function queryShape(org: Org, call: Reader, soql: string): QueryCost {
  return explainQuery(inputOf(org, call, soql, {}));
}

function inputOf(org: Org, call: Reader, soql: string, options: QueryOptions): QueryInput {
  return {
    ...querySource(org, call.session, soql, options.api ?? 'data'),
    soql,
    now: org.clock.now(),
    timeZone: timeZoneOf(org, call.session.userId),
    apiVersion: call.version,
    includeDeleted: options.includeDeleted ?? false,
    ...org.hidden()
  };
}

/** Fields to select, named by the client: simple names are checked, each kept once. */
export function selectedFields(object: ObjectSchema, call: Call, names: readonly string[]) {
  const chosen = new Map<string, string>();
  for (const name of names.map((text) => text.trim()).filter((text) => text !== '')) {
    const simple = !name.includes('.');
    const field = findNamed(object.fields, name, call.session.options?.defaultNamespace);
    const readable = field && call.session.rights.canReadField(object.name, field.name);
    if (simple && !readable) {
      const message = `No such column '${name}' on sobject of type ${object.name}`;
      throw new SalesforceError(400, 'INVALID_FIELD', message);
    }
    chosen.set(name.toLowerCase(), field?.name ?? name);
  }
  return [...chosen.values()];
}

/** Ids of the rows whose key field holds the value as it stood in the URL. */
export function findIds(
  org: Org,
  call: Call,
  object: ObjectSchema,
  field: FieldSchema,
  value: string
): string[] {
  const soql = `SELECT Id FROM ${object.name} WHERE ${field.name} = ${literal(field, value)}`;
  const found = query(org, call, soql);
  return found.rows(0, found.totalSize).map((row) => String(row['Id']));
}

export function quoted(text: string): string {
  const escaped = text.replace(/[\\']/g, (character) => `\\${character}`);
  return `'${escaped.replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
}

function literal(field: FieldSchema, value: string): string {
  const numeric = ['int', 'double', 'currency', 'percent'].includes(field.type);
  return numeric && /^-?\d+(\.\d+)?$/.test(value) ? value : quoted(value);
}
