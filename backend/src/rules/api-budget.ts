import type { ApiHour, ApiPauseReason, ApiSample, CallUrgency } from '../domain/index.ts';

export const HOUR_MS = 3_600_000;
/** Documented: limits are enforced against all calls of the last 24 hours, not of a calendar day. */
const WINDOW_HOURS = 24;
/** Of our share; the rest is kept for incremental runs. */
const BACKGROUND_PART = 0.75;
/** Work that stopped goes on when so much of the share is free again, or it would stop at once. */
const FREE_AGAIN = 0.05;
/** Of what would be ours without others: when they leave us less, it is they who stop us. */
const NEXT_TO_NOTHING = 0.05;

/** What decides whether a call may be made. */
export interface BudgetFacts {
  readonly now: Date;
  /** Of the calls that others leave us; percent. */
  readonly sharePercent: number;
  /** In any order; those that have left the window do not count. */
  readonly hours: readonly ApiHour[];
}

/** How an org's allowance is divided at this moment. */
export interface ApiBudget {
  /** Our calls in the last 24 hours, counted by whole hours. */
  readonly own: number;
  /** The newest thing the org said, unless it is a day old. */
  readonly sample: ApiSample | null;
  /** Calls we may make in 24 hours; null until the org has said how many it takes. */
  readonly allowance: number | null;
}

export type BudgetVerdict =
  | { readonly go: true }
  | {
      readonly go: false;
      readonly reason: ApiPauseReason;
      /** When enough of our own calls have left the window, or what others used is a day old. */
      readonly until: Date;
      /** `others`: they leave us next to nothing, so that it is worth asking whether they still do. */
      readonly waitsFor: 'us' | 'others';
    };

/** Our share of what others leave, of any 24 hours. */
export function apiBudget({ now, sharePercent, hours }: BudgetFacts): ApiBudget {
  const sample = newestSample(hours, now);
  const left = sample && Math.max(0, sample.max - sample.others);
  return {
    own: ownCalls(hours, now),
    sample,
    allowance: left === null ? null : Math.floor((left * sharePercent) / 100)
  };
}

/**
 * Whether one more call may be made. Whoever counts the call in `hours` first and asks then never
 * passes the share, however many ask at the same time.
 * @param counted calls in `hours` that are only asked for: 1 for a call that was counted already
 */
export function judgeCall(facts: BudgetFacts, urgency: CallUrgency, counted = 0): BudgetVerdict {
  const { own, sample, allowance } = apiBudget(facts);
  if (allowance === null || sample === null) return { go: true };
  const limit = limitOf(allowance, urgency);
  const made = own - counted;
  if (made < limit) return { go: true };
  const reason = made < allowance ? 'background' : 'budget';
  return { go: false, reason, ...freeAgain(facts, limit, sample) };
}

/** Our calls in the last 24 hours: an hour counts until its last minute has left the window. */
export function ownCalls(hours: readonly ApiHour[], now: Date): number {
  return hours
    .filter(({ hour }) => leavesAt(hour) > now.getTime())
    .reduce((sum, { calls }) => sum + calls, 0);
}

/**
 * Calls of others, from what the org says of all. Ours that are under way may be in its figure or
 * not; they are taken for not being there, so that others are never thought to use less than they do.
 */
export function callsOfOthers(used: number, ours: { own: number; underWay: number }): number {
  return Math.max(0, used - Math.max(0, ours.own - ours.underWay));
}

/** The first hour of which a call still counts, ISO-8601 UTC. */
export function apiWindowStart(now: Date): string {
  return hourOf(new Date(now.getTime() - WINDOW_HOURS * HOUR_MS));
}

/** The beginning of the hour, ISO-8601 UTC. */
export function hourOf(at: Date): string {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS).toISOString();
}

function limitOf(allowance: number, urgency: CallUrgency): number {
  return urgency === 'background' ? Math.floor(allowance * BACKGROUND_PART) : allowance;
}

function newestSample(hours: readonly ApiHour[], now: Date): ApiSample | null {
  const oldest = now.getTime() - WINDOW_HOURS * HOUR_MS;
  const known = hours.flatMap(({ sample }) =>
    sample && Date.parse(sample.at) > oldest ? [sample] : []
  );
  return known.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0] ?? null;
}

function freeAgain(
  { hours, now, sharePercent }: BudgetFacts,
  limit: number,
  sample: ApiSample
): { readonly until: Date; readonly waitsFor: 'us' | 'others' } {
  const forgotten = Date.parse(sample.at) + WINDOW_HOURS * HOUR_MS;
  const enough = limit - Math.max(1, Math.ceil(limit * FREE_AGAIN));
  const moments = hours
    .map(({ hour }) => leavesAt(hour))
    .filter((at) => at > now.getTime() && at < forgotten)
    .toSorted((a, b) => a - b);
  const free = moments.find((at) => ownCalls(hours, new Date(at)) <= enough);
  const oursAlone = (sample.max * sharePercent) / 100;
  const waitsFor = limit < oursAlone * NEXT_TO_NOTHING ? 'others' : 'us';
  return { until: new Date(free ?? forgotten), waitsFor };
}

function leavesAt(hour: string): number {
  return Date.parse(hour) + (WINDOW_HOURS + 1) * HOUR_MS;
}
