import type { QueryResult } from '../../soql/index.ts';
import { coverageObjects } from './apex-objects.ts';

/** `Coverage` is an object of two lists of lines, which no column can hold. */
export function withCoverageLines(result: QueryResult): QueryResult {
  if (!coverageObjects.includes(result.entity)) return result;
  return {
    ...result,
    rows: (offset, limit) =>
      result.rows(offset, limit).map((row) => {
        const { Coverage: lines } = row;
        return typeof lines === 'string' ? { ...row, Coverage: JSON.parse(lines) as unknown } : row;
      })
  };
}
