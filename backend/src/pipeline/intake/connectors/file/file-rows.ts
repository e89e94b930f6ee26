import { extname } from 'node:path';
import { parseChatLog } from './chat-log.ts';
import { readCsvRows } from './csv-rows.ts';
import type { ParsedRow } from './file-row.ts';
import { readJsonRows } from './json-rows.ts';
import { readLines } from './lines.ts';
import { mapRow } from './map-row.ts';
import { columnsOf, isChatLog, type Mapping, type TableMapping } from './mapping.ts';

/** Every row of a file, good or not, in order. */
export async function* readFileRows(path: string, mapping: Mapping): AsyncGenerator<ParsedRow> {
  if (isChatLog(mapping)) {
    const { date = null, where } = mapping;
    yield* parseChatLog(readLines(path), { date, channel: where?.always ?? null });
    return;
  }
  for await (const row of sourceRows(path, mapping)) {
    yield 'reason' in row ? row : mapRow(row, mapping);
  }
}

function sourceRows(path: string, mapping: TableMapping) {
  const format = mapping.format ?? (extname(path).toLowerCase() === '.csv' ? 'csv' : 'json-lines');
  return format === 'csv'
    ? readCsvRows(path, mapping.delimiter, columnsOf(mapping))
    : readJsonRows(readLines(path));
}
