import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { ScoreVector, WeightEntry } from '../../../scripts/score-vectors/score-vector.ts';
import { scoreOf, SCORE_WEIGHTS, type ScoreWeight } from '../../src/rules/index.ts';

const file = new URL('../../../scripts/score-vectors/score-vectors.jsonl', import.meta.url);
const [sets, ...vectors] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as unknown) as [WeightEntry[][], ...ScoreVector[]];

it('is the score of the shared vectors, to a milliardth, under the package’s weights and others', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(1_000);
  const wrong = vectors.flatMap(([set, today, isTeammate, days, points, level], index) => {
    const score = scoreOf({
      days: days.map(([type, age, count]) => ({ type, day: dayBefore(today, age), count })),
      weights: (sets[set] ?? []).map(toWeight),
      ...{ today, isTeammate }
    });
    const isRight = Math.abs(score.points - points) < 1e-9 && score.level === level;
    return isRight ? [] : [{ index, points, level, score }];
  });
  expect(wrong).toEqual([]);
});

it('is computed with the weights that the package ships', () => {
  const byType = (a: ScoreWeight, b: ScoreWeight) => (a.type < b.type ? -1 : 1);
  expect((sets[0] ?? []).map(toWeight).sort(byType)).toEqual(SCORE_WEIGHTS.toSorted(byType));
});

function toWeight([type, points, halfLifeDays, dailyCap, maximumPoints]: WeightEntry): ScoreWeight {
  return { type, points, halfLifeDays, dailyCap, maximumPoints };
}

function dayBefore(day: string, age: number): string {
  return new Date(Date.parse(day) - age * 86_400_000).toISOString().slice(0, 10);
}
