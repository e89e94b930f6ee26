import { extname } from 'node:path';
import { readCsvRows, readJsonRows, readLines } from '../../source-rows/index.ts';
import { parseChatLog } from './chat-log.ts';
import { mappingColumnMissing } from './file-errors.ts';
import type { ParsedRow } from './file-row.ts';
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
    ? readCsvRows(path, {
        delimiter: mapping.delimiter,
        checkHeading: (names) => {
          const missing = columnsOf(mapping).filter((column) => !names.includes(column));
          if (missing.length > 0) throw mappingColumnMissing(path, missing, names);
        }
      })
    : readJsonRows(readLines(path));
}
