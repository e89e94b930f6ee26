import type { SyncViewAnswer } from '../../../src/entrypoints/http/contract/index.ts';
import { timeText, wordsOf } from './wording.ts';

const STAGES = {
  pull: 'Reading the org',
  identity: 'Matching people',
  rollups: 'Adding up totals',
  push: 'Sending to the org'
} as const;

/** What is going on, in a line. */
export function nowText({ running }: SyncViewAnswer): string {
  if (!running) return 'Nothing is running.';
  const { progress, created, updated } = running;
  const stage = progress
    ? `${STAGES[progress.stage]}: ${progress.done.toLocaleString()}`
    : 'Beginning';
  return `${wordsOf(running.kind)} since ${timeText(running.startedAt)}. ${stage}; ${created.toLocaleString()} created, ${updated.toLocaleString()} updated so far.`;
}

/** When the next run comes by itself. */
export function nextText({ schedule, lastRun }: SyncViewAnswer): string {
  const { nextRunAt, intervalMinutes } = schedule;
  if (nextRunAt) return `Next run at ${timeText(nextRunAt)}, every ${intervalMinutes} minutes.`;
  return lastRun
    ? 'No service keeps the timetable now: runs come only when started here.'
    : `Runs come every ${intervalMinutes} minutes once the first sync or backfill is done.`;
}

/** Why nothing can be brought to the org; empty when it can. */
export function blockedText({ connection }: Pick<SyncViewAnswer, 'connection'>): string {
  return connection.direction === 'in'
    ? 'This connection only reads from Salesforce: nothing is brought to the org.'
    : '';
}
