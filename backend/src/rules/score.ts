const DAY_MS = 86_400_000;
/** The weight of every type without one of its own. */
const OTHER = 'other';

/** The least points, as stored, that make each level; the same in the package's CommunityScore. */
const LEVELS = [
  { level: 'Champion', from: 60 },
  { level: 'Engaged', from: 20 },
  { level: 'Casual', from: 5 }
] as const;

export type EngagementLevel = (typeof LEVELS)[number]['level'] | 'New';

/** How much one type of activity counts; nothing is negative, and a half-life is at least a day. */
export interface ScoreWeight {
  readonly type: string;
  /** What one activity is worth on its day. */
  readonly points: number;
  readonly halfLifeDays: number;
  /** So many activities count on one day. */
  readonly dailyCap: number;
  /** The type never gives more than this. */
  readonly maximumPoints: number;
}

/** A member's activities of one type on one day; at most one entry per type and day. */
export interface ActivityDay {
  readonly type: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly count: number;
}

export interface ScoreReason {
  readonly type: string;
  /** All activities of this type, those beyond the caps included. */
  readonly count: number;
  readonly points: number;
}

export interface Score {
  /** Unrounded; see `roundPoints`. */
  readonly points: number;
  readonly level: EngagementLevel;
  /** What the points are made of, the weightiest first. */
  readonly reasons: readonly ScoreReason[];
}

export interface ScoreInput {
  readonly days: readonly ActivityDay[];
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
  readonly weights: readonly ScoreWeight[];
  /** Colleagues of those who run the community have no score. */
  readonly isTeammate: boolean;
}

/**
 * How much a member takes part: per type the sum over days of
 * `points × min(count, dailyCap) × 2^(−age ÷ halfLifeDays)`, at most `maximumPoints`, where age is in
 * whole days and never negative. Double precision, as in the package's CommunityScore; the two differ by
 * less than 1e-9.
 */
export function scoreOf({ days, today, weights, isTeammate }: ScoreInput): Score {
  if (isTeammate) return { points: 0, level: 'New', reasons: [] };
  const byType = new Map(weights.map((weight) => [weight.type, weight]));
  const reasons = [...Map.groupBy(days, ({ type }) => type)].map(([type, ofType]) =>
    reasonOf(type, ofType, today, byType.get(type) ?? byType.get(OTHER))
  );
  reasons.sort((a, b) => b.points - a.points || (a.type < b.type ? -1 : 1));
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { points, level: levelOf(points), reasons };
}

/** Two decimals, as the package's field holds them: half up of the decimal digits. */
export function roundPoints(points: number): number {
  // Shifting the digits instead of multiplying: 1.005 × 100 is less than 100.5.
  return points < 0.001 ? 0 : Number(`${Math.round(Number(`${points}e2`))}e-2`);
}

/** The level of a score as it is stored, so that what is read next to each other agrees. */
export function levelOf(points: number): EngagementLevel {
  const stored = roundPoints(points);
  return LEVELS.find(({ from }) => stored >= from)?.level ?? 'New';
}

function reasonOf(
  type: string,
  days: readonly ActivityDay[],
  today: string,
  weight: ScoreWeight | undefined
): ScoreReason {
  let [count, points] = [0, 0];
  for (const day of days) {
    count += day.count;
    if (!weight) continue;
    const counted = Math.min(day.count, weight.dailyCap);
    points += weight.points * counted * 2 ** (-daysBetween(day.day, today) / weight.halfLifeDays);
  }
  return { type, count, points: Math.min(points, weight?.maximumPoints ?? 0) };
}

/** Whole days; 0 when the day lies in the future. */
function daysBetween(day: string, today: string): number {
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS));
}
