import type { RunAnswer } from '../../../src/entrypoints/http/contract/index.ts';
import { timeText, wordsOf } from './wording.ts';

/** A run as a row of a table says it. */
export function describeRun({ created, updated, parked, apiCalls, ...run }: RunAnswer) {
  return {
    ...run,
    created: created.toLocaleString(),
    updated: updated.toLocaleString(),
    parked: parked.toLocaleString(),
    apiCalls: apiCalls.toLocaleString(),
    startedText: timeText(run.startedAt),
    statusText: runStatusText(run.status)
  };
}

/** `done_with_parked` as the cards in Salesforce say it. */
export function runStatusText(status: RunAnswer['status']): string {
  return status === 'done_with_parked' ? 'Done, some rows parked' : wordsOf(status);
}
