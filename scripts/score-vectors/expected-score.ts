import type { DayEntry, WeightEntry } from './score-vector.ts';

/**
 * The score by another way than the two that are tested: activity by activity instead of day by day,
 * with e instead of 2, smallest parts first, in whole trillionths of a point.
 */
export function expectedScore(
  days: readonly DayEntry[],
  weights: readonly WeightEntry[],
  isTeammate: boolean
): [points: number, level: string] {
  if (isTeammate) return [0, 'New'];
  let total = 0n;
  for (const type of new Set(days.map(([name]) => name))) {
    const weight =
      weights.find(([name]) => name === type) ?? weights.find(([name]) => name === 'other');
    if (weight)
      total += ofType(
        days.filter(([name]) => name === type),
        weight
      );
  }
  return [Number(total) / 1e12, levelOf(total)];
}

function ofType(
  days: readonly DayEntry[],
  [, points, halfLife, cap, maximum]: WeightEntry
): bigint {
  const parts: number[] = [];
  for (const [, age, count] of days) {
    for (let nth = 1; nth <= count && nth <= cap; nth += 1) {
      parts.push(points * Math.exp((-Math.LN2 * Math.max(0, age)) / halfLife));
    }
  }
  parts.sort((a, b) => a - b);
  const sum = parts.reduce((before, part) => before + trillionths(part), 0n);
  return sum < trillionths(maximum) ? sum : trillionths(maximum);
}

function levelOf(total: bigint): string {
  const reaches = (points: number) => total >= trillionths(points) - 5_000_000_000n;
  if (reaches(60)) return 'Champion';
  if (reaches(20)) return 'Engaged';
  return reaches(5) ? 'Casual' : 'New';
}

function trillionths(points: number): bigint {
  return BigInt(Math.round(points * 1e12));
}
