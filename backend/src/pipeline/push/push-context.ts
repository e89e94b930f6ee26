import type { ApiUsage, BulkJobs, Collection, OrgLimits } from '../../adapters/salesforce/index.ts';
import type { Scope, Storage } from '../../adapters/storage/index.ts';
import type { Fence, Receipt, TargetObject } from '../../domain/index.ts';
import type { Clock, Logger } from '../../kernel/index.ts';
import type { Backoff } from '../../rules/index.ts';

export interface PushCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows parked in this run. */
  readonly newlyParked: number;
}

/** What sends the Collections of one API call: one receipt per row, in order. */
export interface PushWriter {
  /** @param foreseen with the last call of a push: what the run will have done when all of it lands */
  write(collections: readonly Collection[], foreseen?: PushCounts): Promise<Receipt[]>;
  /** Says of refusals that came another way which of them mean that the mapping holds no longer. */
  explain?(receipts: readonly Receipt[]): Promise<Receipt[]>;
  /** While it is being found out whether it still holds: nothing more is begun. */
  isInDoubt?(): boolean;
}

export interface PushContext {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly writer: PushWriter;
  readonly bulk: BulkJobs;
  /** Set for a rehearsal: everything goes through the writer. */
  readonly withoutBulk?: true;
  /** One API call. */
  readonly limits: () => Promise<OrgLimits>;
  /** Waits so many milliseconds, or until the run is stopped. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Called between two pages of rows: lets others have the process. */
  readonly giveWay: () => Promise<void>;
  /** What the org's day has cost so far. */
  readonly usage: () => ApiUsage | undefined;
  readonly connectionId: string;
  readonly runId: string;
  readonly fence: Fence;
  /** Fields by object; an object that is absent is paused, and with it what hangs on it. */
  readonly writable: ReadonlyMap<TargetObject, ReadonlySet<string>>;
  /** Objects of which other fields can be written than before. */
  readonly changedAccess: ReadonlySet<TargetObject>;
  /** Objects of which the org demands something else than before: parked rows are tried again. */
  readonly changedDemands: ReadonlySet<TargetObject>;
  readonly signal?: AbortSignal;
  /** For single rows refused for a passing reason. */
  readonly backoff?: Backoff;
  /** Called in the transaction of each receipt. */
  readonly saveCounts: (scope: Scope, counts: PushCounts) => Promise<void>;
  readonly logger?: Logger;
  readonly onProgress?: (rows: number) => void;
}
