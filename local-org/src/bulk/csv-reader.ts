import { closeSync, createReadStream, openSync, readSync, type ReadStream } from 'node:fs';
import { parse, type CsvError, type Parser } from 'csv-parse';
import { JobFailure } from './bulk-error.ts';
import type { CsvDialect } from './csv-dialect.ts';

const FIRST_BYTES = 1024 * 1024;

// Documented: 400,000 characters per record; quotes and escapes come on top.
const MAX_RECORD = 1_000_000;

/**
 * The records of an uploaded file, header first, read as they are asked for. Throws JobFailure where the file
 * is not what the job says.
 */
export async function* readCsv(file: string, dialect: CsvDialect): AsyncGenerator<string[]> {
  checkLineEnding(file, dialect);
  const records = new RecordStream(file, dialect);
  let width: number | undefined;
  try {
    for await (const record of records.parser as AsyncIterable<string[]>) {
      width ??= record.length;
      if (record.length !== width) {
        throw broken(`A record has ${record.length} columns, the header ${width}`);
      }
      yield record;
    }
  } finally {
    records.close();
  }
  if (records.mistake) throw failureOf(records.mistake);
}

/** Parses as far as the first mistake: the records before it still come out. */
class RecordStream {
  readonly parser: Parser;
  mistake: CsvError | undefined;
  private readonly source: ReadStream;

  constructor(file: string, dialect: CsvDialect) {
    this.source = createReadStream(file);
    this.parser = parse({
      delimiter: dialect.delimiter,
      record_delimiter: dialect.lineEnding,
      max_record_size: MAX_RECORD,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_record: (record: string[]) => (this.mistake ? null : record),
      on_skip: (mistake) => {
        this.stop(mistake);
        return undefined;
      }
    });
    this.source.on('error', (error) => this.parser.destroy(error));
    this.source.pipe(this.parser);
  }

  close(): void {
    this.source.destroy();
    this.parser.destroy();
  }

  private stop(mistake: CsvError | undefined): void {
    if (this.mistake) return;
    this.mistake = mistake;
    this.source.destroy();
    this.parser.push(null);
  }
}

/** The end of the header line must be the one the job names. */
function checkLineEnding(file: string, dialect: CsvDialect): void {
  const text = firstText(file);
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    if (quoted || text[at] !== '\n') continue;
    const found = text[at - 1] === '\r' ? '\r\n' : '\n';
    if (found !== dialect.lineEnding) throw wrongLineEnding(dialect);
    return;
  }
}

function firstText(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(FIRST_BYTES);
    return bytes.toString('utf8', 0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

function wrongLineEnding({ lineEnding }: CsvDialect): JobFailure {
  const setting = lineEnding === '\n' ? 'LF' : 'CRLF';
  return new JobFailure(
    `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${setting}`
  );
}

function failureOf({ code }: CsvError): JobFailure {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return broken('EOF reached before closing an opened quote');
  if (code === 'CSV_MAX_RECORD_SIZE') return broken('A record is too long');
  return broken('Found unescaped quote. A value with quote should be within a quote');
}

function broken(how: string): JobFailure {
  return new JobFailure(`InvalidBatch : Failed to parse CSV. ${how}`);
}
