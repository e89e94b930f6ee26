import { API_ROOT } from './api-version.ts';
import type { OrgClient } from './org-client.ts';

/** What is left of an org's day. */
export interface OrgLimits {
  readonly batchesLeft: number;
  readonly batchesPerDay: number;
}

/** One API call. A figure the org does not tell counts as plenty. */
export async function readLimits(client: OrgClient): Promise<OrgLimits> {
  const { body } = await client.call({ method: 'GET', path: `${API_ROOT}/limits` });
  const { Max = 15_000, Remaining = Max } =
    (body as { DailyBulkApiBatches?: { Max?: number; Remaining?: number } }).DailyBulkApiBatches ??
    {};
  return { batchesLeft: Remaining, batchesPerDay: Max };
}
