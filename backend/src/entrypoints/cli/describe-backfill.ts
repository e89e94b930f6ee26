import type { BackfillProgress } from '../../pipeline/backfill/index.ts';
import { amount, moment, number } from './wording.ts';

/** How far a backfill is, and why it is not under way. */
export function describeBackfill(progress: BackfillProgress | null): string {
  if (!progress) return 'No backfill yet; "porchlight backfill" starts one.';
  const { state, total, done, rowsPerSecond, secondsLeft, requestedAt } = progress;
  const pace = rowsPerSecond ? `, ${number(rowsPerSecond)} a second` : '';
  const left = state === 'running' && secondsLeft ? `, about ${clock(secondsLeft)} left` : '';
  return (
    `Backfill of ${moment(requestedAt)} ${state}: ${number(done)} of ` +
    `${amount(total, 'activity', 'activities')}${pace}${left}${describeReason(progress)}`
  );
}

function describeReason({ message, goesOnAt }: BackfillProgress): string {
  if (!message) return '';
  const until =
    goesOnAt && ` The service goes on by itself, at the earliest at ${moment(goesOnAt)}.`;
  return `: ${message}${until ?? ''}`;
}

function clock(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
