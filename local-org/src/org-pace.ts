import type { BulkPace } from './bulk/index.ts';
import { Latency, type FaultPlan, type FaultSpec, type LatencyProfile } from './faults/index.ts';

/** Jobs are seen waiting and in progress, but nobody waits long for a few rows. */
const PROMPT_BULK: BulkPace = { queueSeconds: 1, rowsPerSecond: 5000 };

/** How long calls take; `none` takes no time of its own. */
export type PaceProfile = LatencyProfile | 'none';

export interface PaceChoice {
  readonly profile: PaceProfile;
  /** Repeats the jitter and the locks; 1 without it. */
  readonly seed?: number;
  /** False leaves out the locks that such an org meets: no row is refused by chance. */
  readonly locks?: boolean;
}

/** How fast the org is, chosen when it starts and at any time after. */
export class OrgPace {
  private readonly faults: FaultPlan;
  private readonly bulkGiven: Partial<BulkPace>;
  private chosen: Required<PaceChoice> = { profile: 'none', seed: 1, locks: true };
  private current: Latency | undefined;
  private locks: readonly FaultSpec[] = [];

  /** @param bulkGiven what wins over every profile's pace of Bulk jobs */
  constructor(faults: FaultPlan, bulkGiven: Partial<BulkPace> = {}) {
    this.faults = faults;
    this.bulkGiven = bulkGiven;
  }

  /** From the next call on; jobs that wait or run already keep their pace. */
  choose(choice: PaceChoice): void {
    this.chosen = { seed: 1, locks: true, ...choice };
    const { profile, seed, locks } = this.chosen;
    this.current = profile === 'none' ? undefined : new Latency(profile, seed);
    this.faults.remove(this.locks);
    this.locks = (locks && this.current?.faults) || [];
    this.faults.add(this.locks);
  }

  get latency(): Latency | undefined {
    return this.current;
  }

  get bulk(): BulkPace {
    return { ...PROMPT_BULK, ...this.current?.bulk, ...this.bulkGiven };
  }

  /** What was chosen, and what it means for Bulk jobs. */
  describe(): Required<PaceChoice> & { readonly bulk: BulkPace } {
    return { ...this.chosen, bulk: this.bulk };
  }
}
