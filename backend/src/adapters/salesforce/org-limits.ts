import { API_ROOT } from './api-version.ts';
import type { OrgClient } from './org-client.ts';

/** What is left of an org's day. */
export interface OrgLimits {
  readonly batchesLeft: number;
  readonly batchesPerDay: number;
  /** Megabytes of data storage; null when the org does not tell. */
  readonly storage: { readonly maxMb: number; readonly leftMb: number } | null;
}

/** One API call. A figure the org does not tell counts as plenty. */
export async function readLimits(client: OrgClient): Promise<OrgLimits> {
  const { body } = await client.call({ method: 'GET', path: `${API_ROOT}/limits` });
  const limits = (body ?? {}) as Partial<Record<string, Limit>>;
  const { Max = 15_000, Remaining = Max } = limits['DailyBulkApiBatches'] ?? {};
  return {
    batchesLeft: Remaining,
    batchesPerDay: Max,
    storage: storageOf(limits['DataStorageMB'])
  };
}

interface Limit {
  readonly Max?: number;
  readonly Remaining?: number;
}

function storageOf({ Max: maxMb, Remaining: leftMb }: Limit = {}): OrgLimits['storage'] {
  return maxMb === undefined || leftMb === undefined ? null : { maxMb, leftMb };
}
