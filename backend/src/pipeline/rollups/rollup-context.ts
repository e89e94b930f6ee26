import type { Scope, Storage } from '../../adapters/storage/index.ts';
import type { ConnectionSettings, Fence, LoggedChange } from '../../domain/index.ts';
import type { Clock } from '../../kernel/index.ts';

export interface RollupContext {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly connectionId: string;
  readonly fence: Fence;
  readonly settings: Pick<ConnectionSettings, 'teammateDomains'>;
  readonly signal?: AbortSignal;
  /** Hears how many members and records have been added up so far. */
  readonly onProgress?: (done: number) => void;
}

/** A change that has gone through this many stages goes through no more: stages must not feed each other. */
const MAX_DEPTH = 4;

/** Not what this stage caused itself, nor a mere change of what may be written. */
export function concernsTotals({ origin, depth }: LoggedChange): boolean {
  return origin !== 'rollups' && origin !== 'access' && depth < MAX_DEPTH;
}

/** Work in one transaction, refused when another process has taken over. */
export async function fenced(
  { storage, fence, signal }: RollupContext,
  work: (scope: Scope) => Promise<void>
): Promise<void> {
  signal?.throwIfAborted();
  await storage.transaction(async (scope) => {
    await scope.leases.check(fence);
    await work(scope);
  });
}
