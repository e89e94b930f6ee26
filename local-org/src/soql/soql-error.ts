export type SoqlErrorCode =
  | 'MALFORMED_QUERY'
  | 'INVALID_FIELD'
  | 'INVALID_TYPE'
  | 'INVALID_TYPE_FOR_OPERATION'
  | 'INVALID_QUERY_FILTER_OPERATOR'
  | 'NUMBER_OUTSIDE_VALID_RANGE'
  | 'EXCEEDED_ID_LIMIT';

/** A query Salesforce refuses, with the code and text a client sees (HTTP 400). */
export class SoqlError extends Error {
  override readonly name = 'SoqlError';
  readonly errorCode: SoqlErrorCode;
  /** What Salesforce has and this org does not; absent when Salesforce refuses the query, too. */
  readonly missing: string | undefined;

  constructor(errorCode: SoqlErrorCode, message: string, missing?: string) {
    super(message);
    this.errorCode = errorCode;
    this.missing = missing;
  }
}

/** Characters the fragment shows before and behind the place, up to the next space or comma. */
const FRAGMENT_REACH = 32;

/**
 * An error that shows its place: a fragment of the row, a caret under the place, row and column.
 * `at` counts characters from the start of the statement.
 */
export function locatedError(
  source: string,
  at: number,
  errorCode: SoqlErrorCode,
  message: string
): SoqlError {
  const rowStart = source.lastIndexOf('\n', at - 1) + 1;
  const row = source.slice(0, rowStart).split('\n').length;
  const rowEnd = source.indexOf('\n', rowStart);
  const line = source.slice(rowStart, rowEnd < 0 ? undefined : rowEnd);
  const column = at - rowStart;
  const start = fragmentStart(line, column);
  const fragment = line.slice(start, fragmentEnd(line, column));
  const caret = ' '.repeat(column - start) + '^';
  return new SoqlError(
    errorCode,
    `\n${fragment}\n${caret}\nERROR at Row:${row}:Column:${column + 1}\n${message}`
  );
}

/** What Salesforce has and this org does not: refused by name, never guessed. */
export function notImplemented(feature: string): SoqlError {
  return new SoqlError('MALFORMED_QUERY', `not implemented in local-org: ${feature}`, feature);
}

function fragmentStart(line: string, column: number): number {
  for (let index = column - FRAGMENT_REACH; index >= 0; index -= 1) {
    if (isBoundary(line[index])) return index + 1;
  }
  return 0;
}

function fragmentEnd(line: string, column: number): number {
  for (let index = column + FRAGMENT_REACH; index < line.length; index += 1) {
    if (isBoundary(line[index])) return index;
  }
  return line.length;
}

function isBoundary(character: string | undefined): boolean {
  return character === ' ' || character === ',';
}
