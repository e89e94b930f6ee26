import type { ApiHour } from '../domain/index.ts';
import { apiBudget, HOUR_MS, type BudgetFacts } from './api-budget.ts';

const DAY_MS = 24 * HOUR_MS;
/** What we did lately says what we do next: runs are few and unlike each other. */
const PACE_HOURS = 3;

/** API calls of a day, as far as it is known. */
export interface ApiDay {
  /** `2026-03-01`, UTC. */
  readonly day: string;
  readonly byUs: number;
  /** Of the 24 hours before the day's last answer of the org; null when it did not answer. */
  readonly byOthers: number | null;
  readonly max: number | null;
}

/** What today will have cost at midnight. */
export interface ApiForecast {
  /** Midnight, UTC: then the org's window of 24 hours is just this day. */
  readonly at: string;
  readonly byUs: number;
  readonly byOthers: number;
  readonly max: number;
}

/**
 * Others use in a day what they used in the last 24 hours; we go on at the pace of the last three
 * hours until our share is used up. Null while the org has not said anything for a day.
 */
export function forecastDay(facts: BudgetFacts): ApiForecast | null {
  const { now, hours } = facts;
  const { sample, allowance } = apiBudget(facts);
  if (!sample || allowance === null) return null;
  const midnight = (Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS;
  const today = callsSince(hours, midnight - DAY_MS);
  const begun = now.getTime() - PACE_HOURS * HOUR_MS;
  const pace = callsSince(hours, begun) / PACE_HOURS;
  const more = Math.ceil((pace * (midnight - now.getTime())) / HOUR_MS);
  return {
    at: new Date(midnight).toISOString(),
    byUs: Math.max(today, Math.min(today + more, allowance)),
    byOthers: sample.others,
    max: sample.max
  };
}

/** The days of these hours, the oldest first; days without a call and without an answer are left out. */
export function apiDays(hours: readonly ApiHour[]): ApiDay[] {
  const days = Map.groupBy(hours, ({ hour }) => hour.slice(0, 10));
  return [...days]
    .map(([day, ofDay]) => {
      const samples = ofDay.flatMap(({ sample }) => sample ?? []);
      const last = samples.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1);
      return {
        day,
        byUs: ofDay.reduce((sum, { calls }) => sum + calls, 0),
        byOthers: last?.others ?? null,
        max: last?.max ?? null
      };
    })
    .toSorted((a, b) => a.day.localeCompare(b.day));
}

function callsSince(hours: readonly ApiHour[], since: number): number {
  return hours
    .filter(({ hour }) => Date.parse(hour) + HOUR_MS > since)
    .reduce((sum, { calls }) => sum + calls, 0);
}
