import type { Storage } from '../adapters/storage/index.ts';
import { DEFAULT_SETTINGS, type ApiPauseReason, type Connection } from '../domain/index.ts';
import type { Clock } from '../kernel/index.ts';
import {
  apiBudget,
  apiDays,
  apiWindowStart,
  forecastDay,
  judgePaused,
  type ApiDay,
  type ApiForecast,
  type BudgetFacts
} from '../rules/index.ts';

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 30;

/** How an org's API calls of the last 24 hours are divided. */
export interface ApiStanding {
  /** By all our connections to this org, those under way among them. */
  readonly byUs: number;
  /** Null, like `max` and `allowance`, until the org has said something in the last 24 hours. */
  readonly byOthers: number | null;
  readonly max: number | null;
  /** Our share of what others leave; percent. */
  readonly sharePercent: number;
  /** Calls that are ours by that share. */
  readonly allowance: number | null;
  /** `free`, or why no call is made: for background work, `background`, other work goes on. */
  readonly state: 'free' | ApiPauseReason;
  /** When calls are made again, ISO-8601 UTC; null while they are. */
  readonly resumesAt: string | null;
  /** Null while nothing is known. */
  readonly forecast: ApiForecast | null;
}

/** The same, and how it was on the days before. */
export interface ApiUse extends ApiStanding {
  readonly orgId: string;
  /** The last thirty days, the oldest first; days without a call are left out. */
  readonly days: readonly ApiDay[];
}

type Parts = { readonly storage: Storage; readonly clock: Clock };
type Org = Pick<Connection, 'id' | 'orgId'>;

/** How the org of this connection stands, by the share that is set for the connection. */
export async function apiStanding({ storage, clock }: Parts, org: Org): Promise<ApiStanding> {
  const now = clock.now();
  const set = await storage.settings.find(org.id);
  const { apiSharePercent: sharePercent } = { ...DEFAULT_SETTINGS, ...set };
  const hours = await storage.apiHours.listSince(org.orgId, apiWindowStart(now));
  const facts: BudgetFacts = { now, sharePercent, hours };
  const { own, sample, allowance } = apiBudget(facts);
  const pause = await storage.apiPauses.find(org.orgId);
  const verdict = judgePaused(pause, facts, 'background');
  return {
    ...{ byUs: own, byOthers: sample?.others ?? null, max: sample?.max ?? null },
    ...{ sharePercent, allowance },
    state: verdict.go ? 'free' : verdict.reason,
    resumesAt: verdict.go ? null : verdict.until.toISOString(),
    forecast: forecastDay(facts)
  };
}

export async function apiUse(parts: Parts, org: Org): Promise<ApiUse> {
  const since = new Date(parts.clock.now().getTime() - DAYS_SHOWN * DAY_MS).toISOString();
  const hours = await parts.storage.apiHours.listSince(org.orgId, since.slice(0, 10));
  return { orgId: org.orgId, ...(await apiStanding(parts, org)), days: apiDays(hours) };
}
