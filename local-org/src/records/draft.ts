import type { ObjectSchema } from '../metadata/index.ts';
import type { Column } from './object-plan.ts';
import type { Row, RowError, StoredValue } from './row-result.ts';

/** A lookup given by a key of the parent instead of its id. */
export interface ForeignKey {
  readonly column: Column;
  readonly parent: ObjectSchema;
  readonly key: Column;
  readonly value: StoredValue;
}

/** A row on its way into the org. A draft with errors is not written. */
export interface Draft {
  readonly row: Row;
  /** By column index; undefined where the row says nothing. */
  readonly values: (StoredValue | undefined)[];
  readonly foreignKeys: ForeignKey[];
  readonly errors: RowError[];
  id: string | undefined;
  /** Unknown until an upsert has looked for its key. */
  operation: 'insert' | 'update' | undefined;
}

export function sound(drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft) => draft.errors.length === 0);
}
