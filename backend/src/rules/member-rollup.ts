import type { Member, MemberLink, MemberRollup } from '../domain/index.ts';
import { isColleague } from './teammates.ts';
import { roundPoints, scoreOf, type ScoreWeight } from './score.ts';
import { addDays, mondayOf, storeWeeks, trendMondays } from './trend.ts';

/** Days that count as recent, today included. */
const RECENT_DAYS = 30;
/** Types told in the reasons; a member with more is unheard of, and the field is not endless. */
const REASONS = 50;

/** A member's activities of one type on one day. */
export interface CountedDay {
  readonly type: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly count: number;
  readonly lastAt: string;
}

export interface MemberRollupInput {
  readonly connectionId: string;
  readonly member: Member;
  readonly link: MemberLink | undefined;
  readonly days: readonly CountedDay[];
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
  readonly weights: readonly ScoreWeight[];
  /** Organisations of those who run the community. */
  readonly teammateDomains: readonly string[];
}

/**
 * What a member's activities come to. Recent are the last thirty days, today included. The score ages
 * once a week, on Monday: a daily one would send every member every day.
 */
export function memberRollup(input: MemberRollupInput): MemberRollup {
  const { connectionId, member, link, days, today, weights } = input;
  const isTeammate = isColleague(member, input.teammateDomains);
  const lastOld = addDays(today, -RECENT_DAYS);
  const recent = days.filter(({ day }) => day > lastOld);
  const score = scoreOf({ days, today: mondayOf(today), weights, isTeammate });
  const weeks = storeWeeks(weeksOf(days, today), today);
  return {
    ...{ connectionId, memberKey: member.externalId, communityKey: member.communityKey },
    isTeammate,
    isCounted: member.status === 'Active',
    contactId: link?.contactId ?? null,
    leadId: link?.leadId ?? null,
    accountId: link?.accountId ?? null,
    activityCount: sum(days),
    activityCount30d: sum(recent),
    lastActivityAt: days.reduce<string | null>(later, null),
    ...{ score: roundPoints(score.points), level: score.level },
    scoreReasons: reasonsText(score.reasons),
    weeks,
    dueOn: dueOn(recent, score.points > 0 || weeks !== null, today)
  };
}

/** Whether what the package shows of the member differs. */
export function showsElse(before: MemberRollup | undefined, after: MemberRollup): boolean {
  const shown = [
    ...(['activityCount', 'activityCount30d', 'lastActivityAt'] as const),
    ...(['score', 'level', 'scoreReasons', 'isTeammate'] as const)
  ];
  return !before || shown.some((field) => before[field] !== after[field]);
}

/** Whether the records the member is counted for have to be added up anew. */
export function countsElse(before: MemberRollup | undefined, after: MemberRollup): boolean {
  const counted = [
    ...([
      'communityKey',
      'isCounted',
      'isTeammate',
      'contactId',
      'leadId',
      'accountId',
      'weeks'
    ] as const),
    ...(['activityCount', 'activityCount30d', 'lastActivityAt', 'score'] as const)
  ];
  return !before || counted.some((field) => before[field] !== after[field]);
}

/** Of the last twelve weeks and later. */
function weeksOf(days: readonly CountedDay[], today: string): Map<string, Map<string, number>> {
  const [first = today] = trendMondays(today);
  const weeks = new Map<string, Map<string, number>>();
  for (const { day, type, count } of days) {
    if (day < first) continue;
    const monday = mondayOf(day);
    const week = weeks.get(monday) ?? new Map<string, number>();
    weeks.set(monday, week);
    week.set(type, (week.get(type) ?? 0) + count);
  }
  return weeks;
}

function reasonsText(
  reasons: readonly { type: string; count: number; points: number }[]
): string | null {
  if (reasons.length === 0) return null;
  const told = reasons
    .slice(0, REASONS)
    .map(({ type, count, points }) => ({ type, count, points: roundPoints(points) }));
  return JSON.stringify({ v: 1, reasons: told });
}

/** When the oldest recent day is recent no more, or the score ages. */
function dueOn(recent: readonly CountedDay[], ages: boolean, today: string): string | null {
  const oldest = recent.map(({ day }) => day).reduce<string | null>(earlier, null);
  const leaves = oldest === null ? null : addDays(oldest, RECENT_DAYS);
  return ages ? earlier(leaves, addDays(mondayOf(today), 7)) : leaves;
}

function earlier(first: string | null, day: string): string {
  return first === null || day < first ? day : first;
}

function later(latest: string | null, { lastAt }: CountedDay): string | null {
  return latest === null || lastAt > latest ? lastAt : latest;
}

function sum(days: readonly CountedDay[]): number {
  return days.reduce((total, { count }) => total + count, 0);
}
