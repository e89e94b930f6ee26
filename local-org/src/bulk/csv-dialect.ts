/** How the CSV of a job is written (documented: Prepare CSV Files). */
export interface CsvDialect {
  readonly delimiter: string;
  readonly lineEnding: string;
}

const delimiters: Readonly<Record<string, string>> = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t'
};

const lineEndings: Readonly<Record<string, string>> = { LF: '\n', CRLF: '\r\n' };

export const columnDelimiters = Object.keys(delimiters);
export const lineEndingNames = Object.keys(lineEndings);

export function dialectOf(job: { columnDelimiter: string; lineEnding: string }): CsvDialect {
  return {
    delimiter: delimiters[job.columnDelimiter] ?? ',',
    lineEnding: lineEndings[job.lineEnding] ?? '\n'
  };
}

/** One line, every cell in quotes. */
export function csvLine(cells: readonly string[], dialect: CsvDialect): string {
  const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`);
  return quoted.join(dialect.delimiter) + dialect.lineEnding;
}
