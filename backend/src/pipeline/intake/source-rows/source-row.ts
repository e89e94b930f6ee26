/** A row as its file has it, before anything says what its values mean. */
export interface SourceRow {
  /** Line of the file, or place in a JSON array. */
  readonly line: number;
  /** The value of a column, trimmed; `undefined` when empty or absent. */
  value(column: string): string | undefined;
  /** Several texts: a JSON array, or one text parted by semicolons. */
  list(column: string): readonly string[];
}

/** A row that cannot be used, and why. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: string;
}

export type ParsedSourceRow = SourceRow | RejectedRow;

/** `a; b` → `a`, `b`. */
export function partsOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
