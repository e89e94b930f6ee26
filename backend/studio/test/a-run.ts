import type { IssueAnswer, RunAnswer } from '../../src/entrypoints/http/contract/index.ts';

/** A sync that brought everything, unless told otherwise. */
export function aRun(given: Partial<RunAnswer> = {}): RunAnswer {
  return {
    ...{ id: 'r1', kind: 'sync', status: 'done', message: null },
    ...{ startedAt: '2024-03-01T10:00:00.000Z', finishedAt: '2024-03-01T10:00:30.000Z' },
    ...{ created: 3727, updated: 71, unchanged: 0, parked: 0, apiCalls: 7 },
    ...given
  };
}

/** A row that the org refused. */
export function anIssue(given: Partial<IssueAnswer> = {}): IssueAnswer {
  return {
    ...{ id: 'i1', runId: 'r1', object: 'Member__c', recordKey: 'slack:U1', field: 'Email__c' },
    ...{ code: 'INVALID_EMAIL_ADDRESS', message: 'invalid email address: x' },
    ...{ remedy: 'Correct the address.', firstSeenAt: '2024-03-01T10:00:00.000Z' },
    ...{ lastSeenAt: '2024-03-01T10:00:00.000Z', ...given }
  };
}
