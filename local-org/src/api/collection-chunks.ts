import type { Org } from '../org.ts';
import type { RowResult } from '../records/index.ts';
import type { Call } from './call.ts';
import type { TypedRow } from './collection-body.ts';
import { SalesforceError } from './salesforce-error.ts';
import { allRolledBack, Undo, undoable } from './writing.ts';

const MAX_CHUNKS = 10;

/** A stretch of rows of one type (documented: Create Records Using sObject Collections). */
export interface Chunk<T> {
  readonly key: string;
  readonly items: T[];
}

/** Runs each stretch of one type; with all-or-none, a failure in one undoes the others too. */
export function inChunks<T>(
  org: Org,
  call: Call,
  rows: readonly TypedRow<T>[],
  allOrNone: boolean,
  write: (chunk: Chunk<T>) => RowResult[]
): RowResult[] {
  const chunks: Chunk<T>[] = [];
  for (const { type, row } of rows) {
    const last = chunks.at(-1);
    if (last?.key.toLowerCase() === type.toLowerCase()) last.items.push(row);
    else chunks.push({ key: type, items: [row] });
  }
  if (chunks.length > MAX_CHUNKS) {
    org.unconfirmed('a collection of more than 10 chunks');
    const message = `Cannot have more than ${MAX_CHUNKS} chunks in a single operation. Please rearrange the data to reduce chunking.`;
    throw new SalesforceError(400, 'INVALID_OPERATION', message);
  }
  return undoable(org, call, () => {
    const results = chunks.flatMap(write);
    if (!allOrNone || results.every((result) => result.success)) return results;
    throw new Undo(allRolledBack(results));
  });
}
