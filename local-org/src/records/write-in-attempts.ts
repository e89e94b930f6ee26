import { tooManyRetries } from './row-errors.ts';
import type { DmlOptions, RowResult } from './row-result.ts';
import type { Store } from './store.ts';

const mostAttempts = 3;

/** Undoes an attempt in which rows failed. */
class Failed extends Error {
  readonly results: readonly RowResult[];

  constructor(results: readonly RowResult[]) {
    super('rows failed');
    this.results = results;
  }
}

/**
 * Where code of the org runs around rows, one that fails leaves no trace of what the code did: the others are
 * written again without it, code and all, at most three times (documented: Bulk DML Exception Handling).
 */
export function writeInAttempts<T>(
  store: Store,
  items: readonly T[],
  options: DmlOptions,
  restart: (() => void) | undefined,
  write: (items: readonly T[]) => RowResult[]
): RowResult[] {
  if (!restart || options.allOrNone === true) return write(items);
  const results: RowResult[] = [];
  let left = items.map((item, place) => ({ item, place }));
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > 1) restart();
    const outcome = attemptOf(store, () => write(left.map(({ item }) => item)));
    const failed = outcome.some((result) => !result.success);
    if (failed && attempt === mostAttempts) {
      return items.map((_, place) => results[place] ?? exhausted());
    }
    left.forEach(({ place }, index) => {
      const result = outcome[index];
      if (result && (!failed || !result.success)) results[place] = result;
    });
    left = left.filter(({ place }) => results[place] === undefined);
  }
  return results;
}

function attemptOf(store: Store, write: () => RowResult[]): readonly RowResult[] {
  try {
    return store.transaction(() => {
      const results = write();
      if (results.some((result) => !result.success)) throw new Failed(results);
      return results;
    });
  } catch (error) {
    if (error instanceof Failed) return error.results;
    throw error;
  }
}

function exhausted(): RowResult {
  return { success: false, created: false, errors: [tooManyRetries()] };
}
