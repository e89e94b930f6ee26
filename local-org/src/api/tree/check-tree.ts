import type { RowError } from '../../records/index.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { TreeRecord } from './tree-body.ts';

const MAX_RECORDS = 200;
const MAX_TYPES = 5;
const MAX_LEVELS = 5;

export interface TreeFailure {
  readonly referenceId?: string;
  readonly errors: readonly RowError[];
}

/** Refuses trees over a limit (documented: sObject Tree; the texts are not known). */
export function checkTreeLimits(records: readonly TreeRecord[]): void {
  const types = new Set(records.map(({ object }) => object.name));
  const levels = Math.max(...records.map(({ level }) => level));
  refuseOver(MAX_RECORDS, records.length, 'records');
  refuseOver(MAX_TYPES, types.size, 'types of objects');
  refuseOver(MAX_LEVELS, levels, 'levels');
}

function refuseOver(limit: number, found: number, what: string): void {
  if (found <= limit) return;
  const message = `The request can’t contain more than ${limit} ${what}.`;
  throw new SalesforceError(400, 'LIMIT_EXCEEDED', message);
}

/** Every record needs a reference id of its own; of a repeated one each instance is named. */
export function referenceFailures(records: readonly TreeRecord[]): TreeFailure[] {
  const byId = Map.groupBy(records, ({ referenceId }) => referenceId);
  return records.flatMap(({ referenceId }): TreeFailure[] => {
    if (referenceId === undefined) {
      return [{ errors: [invalid('Include a reference ID for each record in the request.')] }];
    }
    if (!/^[A-Za-z0-9]/.test(referenceId)) {
      const message = 'A reference ID must start with a letter or a number.';
      return [{ referenceId, errors: [invalid(message)] }];
    }
    if ((byId.get(referenceId)?.length ?? 0) === 1) return [];
    return [{ referenceId, errors: [invalid('Duplicate ReferenceId provided in the request.')] }];
  });
}

function invalid(message: string): RowError {
  return { statusCode: 'INVALID_INPUT', message, fields: [] };
}
