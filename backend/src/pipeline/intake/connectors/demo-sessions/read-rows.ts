import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { ImportInputError } from '../../import-errors.ts';
import {
  readCsvRows,
  readJsonRows,
  readLines,
  toSourceRow,
  type ParsedSourceRow
} from '../../source-rows/index.ts';

const LARGEST_JSON = 64 * 1024 ** 2;

/** The rows of a file; its ending says whether it is CSV, one JSON array, or JSON lines. */
export async function* readRows(path: string): AsyncGenerator<ParsedSourceRow> {
  const ending = extname(path).toLowerCase();
  if (ending === '.csv') yield* readCsvRows(path, { checkHeading });
  else if (ending === '.json') yield* readArray(path);
  else yield* readJsonRows(readLines(path));
}

function checkHeading(names: readonly string[]): void {
  const isComplete =
    names.includes('sessionId') && (names.includes('startedAt') || names.includes('at'));
  if (isComplete) return;
  throw new ImportInputError(
    'columns_missing',
    `The heading names ${names.slice(0, 40).join(', ')}; it lacks sessionId, or startedAt or at.`,
    'Name the columns as docs/import-files.md shows them.'
  );
}

async function* readArray(path: string): AsyncGenerator<ParsedSourceRow> {
  const { size } = await stat(path);
  if (size > LARGEST_JSON) {
    throw new ImportInputError(
      'json_too_large',
      'A JSON array can be read up to 64 MB.',
      'Write one object a line, and name the file .jsonl.'
    );
  }
  const values = parse(await readFile(path, 'utf8'));
  if (!Array.isArray(values)) throw notAnArray('it holds something else');
  for (const [index, value] of (values as unknown[]).entries()) yield toSourceRow(index + 1, value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw notAnArray((error as { message: string }).message);
  }
}

function notAnArray(reason: string): ImportInputError {
  return new ImportInputError(
    'json_invalid',
    `A .json file is one array of sessions or events: ${reason}.`,
    'Correct the file, or write one object a line and name it .jsonl.'
  );
}
