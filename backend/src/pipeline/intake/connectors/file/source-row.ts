import type { RejectedRow } from './file-row.ts';

/** A row as its file has it, before the mapping says what its values mean. */
export interface SourceRow {
  readonly line: number;
  /** The value of a column, trimmed; `undefined` when empty or absent. */
  value(column: string): string | undefined;
}

export type ParsedSourceRow = SourceRow | RejectedRow;
