import { rolledBack } from './row-errors.ts';
import type { DmlOptions, RowResult } from './row-result.ts';
import type { Store } from './store.ts';

/** Rows that are checked and written together, as in Salesforce. */
const chunkSize = 200;

/** Undoes a transaction and carries the results that say so. */
class RolledBack extends Error {
  readonly results: readonly RowResult[];

  constructor(results: readonly RowResult[]) {
    super('rolled back');
    this.results = results;
  }
}

/** Each chunk is a transaction; with allOrNone all chunks are one, undone when any row fails. */
export function writeInChunks<T>(
  store: Store,
  items: readonly T[],
  options: DmlOptions,
  write: (chunk: readonly T[]) => RowResult[]
): RowResult[] {
  const chunks = Array.from({ length: Math.ceil(items.length / chunkSize) }, (_, index) =>
    items.slice(index * chunkSize, (index + 1) * chunkSize)
  );
  if (options.allOrNone !== true) {
    return chunks.flatMap((chunk) => store.transaction(() => write(chunk)));
  }
  try {
    return store.transaction(() => {
      const results = chunks.flatMap(write);
      if (results.every((result) => result.success)) return results;
      throw new RolledBack(results);
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.results.map(undone);
    throw error;
  }
}

function undone(result: RowResult): RowResult {
  if (!result.success) return result;
  return { success: false, created: result.created, errors: [rolledBack()] };
}
