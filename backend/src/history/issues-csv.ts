import { stringify } from 'csv-stringify/sync';
import type { Issue } from '../domain/index.ts';

const COLUMNS = [
  ...(['object', 'recordKey', 'field', 'code', 'message', 'remedy'] as const),
  ...(['firstSeenAt', 'lastSeenAt', 'runId'] as const)
];

/** Values that a spreadsheet would take for a formula are quoted as text: they come from strangers. */
export function issuesCsv(issues: readonly Issue[]): string {
  return stringify(
    issues.map((issue) => COLUMNS.map((column) => issue[column])),
    { header: true, columns: [...COLUMNS], escape_formulas: true }
  );
}
