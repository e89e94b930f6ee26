export { readCsvRows, type CsvOptions } from './csv-rows.ts';
export { readJsonRows, toSourceRow } from './json-rows.ts';
export { readLines, splitLines, type Line } from './lines.ts';
export type { ParsedSourceRow, RejectedRow, SourceRow } from './source-row.ts';
