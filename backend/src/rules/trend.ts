const DAY_MS = 86_400_000;
/** Weeks of a trend, the present one included. */
const TREND_WEEKS = 12;

/** Activities by Monday (`YYYY-MM-DD`, UTC) and type. */
export type WeekCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The Monday of a day's week, UTC; weeks begin on Monday. */
export function mondayOf(day: string): string {
  const date = new Date(day);
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Mondays of the last twelve weeks, the oldest first. */
export function trendMondays(today: string): string[] {
  const last = mondayOf(today);
  return Array.from({ length: TREND_WEEKS }, (_, index) =>
    addDays(last, 7 * (index + 1 - TREND_WEEKS))
  );
}

/** One member's weeks as they are stored; null when there is none to tell. */
export function storeWeeks(weeks: WeekCounts, today: string): string | null {
  const told = trendMondays(today).flatMap((monday) => {
    const types = weeks.get(monday);
    return types && types.size > 0 ? [[monday, sorted(types)] as const] : [];
  });
  return told.length > 0 ? JSON.stringify(Object.fromEntries(told)) : null;
}

/** Several members' stored weeks added up. */
export function addWeeks(stored: readonly string[]): WeekCounts {
  const sum = new Map<string, Map<string, number>>();
  for (const text of stored) {
    const weeks = JSON.parse(text) as Record<string, Record<string, number>>;
    for (const [monday, types] of Object.entries(weeks)) {
      const week = sum.get(monday) ?? new Map<string, number>();
      sum.set(monday, week);
      for (const [type, count] of Object.entries(types)) {
        week.set(type, (week.get(type) ?? 0) + count);
      }
    }
  }
  return sum;
}

/** The chart of a community: twelve weeks by type, as JSON; null when they are all empty. */
export function communityTrend(weeks: WeekCounts, today: string): string | null {
  const shown = trendMondays(today).map((start) => ({
    start,
    byType: sorted(weeks.get(start) ?? new Map<string, number>())
  }));
  const isEmpty = shown.every(({ byType }) => Object.keys(byType).length === 0);
  return isEmpty ? null : JSON.stringify({ v: 1, weeks: shown });
}

/** The chart of an account: twelve weeks, all types together, as JSON; null when they are all empty. */
export function accountTrend(weeks: WeekCounts, today: string): string | null {
  const shown = trendMondays(today).map((start) => ({
    start,
    count: [...(weeks.get(start)?.values() ?? [])].reduce((sum, count) => sum + count, 0)
  }));
  return shown.every(({ count }) => count === 0) ? null : JSON.stringify({ v: 1, weeks: shown });
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
