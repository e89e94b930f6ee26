import type { Row } from '../records/index.ts';
import type { Call } from './call.ts';
import { malformed, SalesforceError, tooManyRecords } from './salesforce-error.ts';

const MAX_ROWS = 200;

export interface TypedRow<T = Row> {
  readonly type: string;
  readonly row: T;
}

interface Collection {
  readonly rows: TypedRow[];
  /** The flag of the Composite around it wins when it is set (documented: allOrNone Parameters). */
  readonly allOrNone: boolean;
}

/** Reads `{allOrNone?, records: [{attributes: {type}, …}]}`; a malformed body is a 400. */
export function readCollection(call: Call): Collection {
  const body = call.body;
  if (typeof body !== 'object' || body === null || !('records' in body)) {
    throw malformed('The HTTP entity body must be an object with records');
  }
  if (!Array.isArray(body.records)) throw malformed('records must be a list');
  checkCount(body.records.length);
  const own = 'allOrNone' in body && body.allOrNone === true;
  return { rows: body.records.map(typedRow), allOrNone: call.composite?.allOrNone || own };
}

/** The `ids` of a DELETE. */
export function readIds(call: Call): string[] {
  const ids = (call.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  checkCount(ids.length);
  return ids;
}

function checkCount(count: number): void {
  if (count > MAX_ROWS) throw tooManyRecords(MAX_ROWS);
  if (count > 0) return;
  const message = 'At least 1 record is required';
  throw new SalesforceError(400, 'REQUIRED_FIELD_MISSING', message, []);
}

function typedRow(record: unknown): TypedRow {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    throw malformed('each record must be an object');
  }
  const { attributes, ...row } = record as { attributes?: { type?: unknown } };
  if (typeof attributes?.type !== 'string') {
    throw malformed('each record needs attributes with a type');
  }
  return { type: attributes.type, row };
}
