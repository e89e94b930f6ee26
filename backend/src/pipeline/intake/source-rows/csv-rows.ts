import { parse, type CsvError, type Info } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { partsOf, type ParsedSourceRow, type RejectedRow } from './source-row.ts';

const LARGEST_ROW = 16 * 1024 ** 2;

export interface CsvOptions {
  readonly delimiter?: string;
  /** Hears the names of the columns; throws when they will not do. */
  readonly checkHeading: (names: readonly string[]) => void;
}

/** The rows of a CSV file (RFC 4180, any delimiter) whose first line names the columns. */
export async function* readCsvRows(
  path: string,
  { delimiter = ',', checkHeading }: CsvOptions
): AsyncGenerator<ParsedSourceRow> {
  const skipped: RejectedRow[] = [];
  const input = createReadStream(path);
  const parser = input.pipe(
    parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: LARGEST_ROW
    })
  );
  input.on('error', (error) => parser.destroy(error));
  let heading: Map<string, number> | undefined;
  let lastLine = 0;
  parser.on('skip', (error: CsvError) => skipped.push(rejectionOf(error, lastLine + 1)));
  for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
    yield* skipped.splice(0);
    lastLine = info.lines;
    if (!heading) heading = readHeading(record, checkHeading);
    else yield toRow(record, heading, info.lines - lineEndsIn(record));
  }
  yield* skipped;
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: Info;
}

function readHeading(
  record: readonly string[],
  checkHeading: CsvOptions['checkHeading']
): Map<string, number> {
  const names = record.map((name) => name.trim());
  checkHeading(names);
  return new Map(names.map((name, index) => [name, index]));
}

function toRow(
  record: readonly string[],
  heading: ReadonlyMap<string, number>,
  line: number
): ParsedSourceRow {
  if (record.length !== heading.size) {
    return { line, reason: `${record.length} values where the heading names ${heading.size}` };
  }
  const value = (column: string) => record[heading.get(column) ?? -1]?.trim() || undefined;
  return { line, value, list: (column) => partsOf(value(column)) };
}

/** The parser tells the line where a row ends; quoted values may have begun it higher up. */
function lineEndsIn(record: readonly string[]): number {
  return record.reduce((sum, value) => sum + (value.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function rejectionOf(error: CsvError, line: number): RejectedRow {
  const reason =
    error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
      ? 'a quotation mark is opened here or below and never closed: nothing after it was read'
      : `not readable as CSV (${error.code})`;
  return { line, reason };
}
