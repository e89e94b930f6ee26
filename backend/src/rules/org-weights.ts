import type { ScoreWeight } from './score.ts';
import { SCORE_WEIGHTS } from './score-weights.ts';

/** A record of ScoreWeight__mdt as an administrator left it. */
export interface OrgWeight {
  /** The record's name. */
  readonly name: string;
  readonly type: unknown;
  readonly points: unknown;
  readonly halfLifeDays: unknown;
  readonly dailyCap: unknown;
  readonly maximumPoints: unknown;
}

/** A weight that cannot be used, and what it would have to be. */
export interface WeightProblem {
  readonly name: string;
  /** The field of ScoreWeight__mdt. */
  readonly field: string;
  readonly message: string;
}

const LEAST = [
  { key: 'points', field: 'Points__c', least: 0 },
  { key: 'halfLifeDays', field: 'HalfLifeDays__c', least: 1 },
  { key: 'dailyCap', field: 'DailyCap__c', least: 0 },
  { key: 'maximumPoints', field: 'MaximumPoints__c', least: 0 }
] as const;

/**
 * The weights to score with: the org's, and for what the org has no usable record of, the package's own.
 * Types are in alphabetical order, each once.
 */
export function orgWeights(records: readonly OrgWeight[]): {
  weights: ScoreWeight[];
  problems: WeightProblem[];
} {
  const byType = new Map(SCORE_WEIGHTS.map((weight) => [weight.type, weight]));
  const seen = new Map<string, string>();
  const problems: WeightProblem[] = [];
  for (const record of records) {
    const problem = problemOf(record, seen);
    if (problem) problems.push({ name: record.name, ...problem });
    else byType.set(String(record.type), usable(record));
    if (typeof record.type === 'string') seen.set(record.type, record.name);
  }
  const weights = [...byType.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
  return { weights, problems };
}

function problemOf(
  record: OrgWeight,
  seen: ReadonlyMap<string, string>
): Omit<WeightProblem, 'name'> | undefined {
  const { type } = record;
  if (typeof type !== 'string' || type.trim() === '') {
    return { field: 'ActivityType__c', message: 'It names no type of activity.' };
  }
  const other = seen.get(type);
  if (other) {
    return { field: 'ActivityType__c', message: `${other} is for the same type, ${type}.` };
  }
  for (const { key, field, least } of LEAST) {
    const value = record[key];
    if (typeof value === 'number' && value >= least) continue;
    return {
      field,
      message: `It must be ${least} or more and is ${typeof value === 'number' ? value : 'empty'}.`
    };
  }
  return undefined;
}

function usable({ type, ...record }: OrgWeight): ScoreWeight {
  return {
    type: String(type),
    points: Number(record.points),
    halfLifeDays: Number(record.halfLifeDays),
    dailyCap: Number(record.dailyCap),
    maximumPoints: Number(record.maximumPoints)
  };
}
