import type { LimitName } from '../library/index.ts';

/** Documented: Apex Governor Limits, synchronous transactions. */
const MAXIMA: Readonly<Record<LimitName, number>> = {
  AggregateQueries: 300,
  AsyncCalls: 200,
  Callouts: 100,
  CpuTime: 10_000,
  DMLRows: 10_000,
  DMLStatements: 150,
  EmailInvocations: 10,
  FutureCalls: 50,
  HeapSize: 6_000_000,
  MobilePushApexCalls: 10,
  PublishImmediateDML: 150,
  Queries: 100,
  QueryLocatorRows: 10_000,
  QueryRows: 50_000,
  QueueableJobs: 50,
  SavepointRollbacks: 20,
  Savepoints: 20,
  SoslQueries: 20
};

/** As the message of a LimitException names what there was too much of. */
const NAMES: Readonly<Partial<Record<LimitName, string>>> = {
  Callouts: 'callouts',
  DMLRows: 'DML rows',
  DMLStatements: 'DML statements',
  FutureCalls: 'future calls',
  Queries: 'SOQL queries',
  QueryRows: 'query rows',
  QueueableJobs: 'queueable jobs added to the queue'
};

/** Counters that refuse. CPU time is counted by statements (see Transaction); memory is not measured. */
export class Limits {
  private readonly counts = new Map<LimitName, number>();
  private readonly refuse: (message: string) => Error;
  private readonly maxima: Readonly<Record<LimitName, number>>;

  /** `lower` replaces some of the platform's maxima. */
  constructor(
    refuse: (message: string) => Error,
    lower: Readonly<Partial<Record<LimitName, number>>> = {}
  ) {
    this.refuse = refuse;
    this.maxima = { ...MAXIMA, ...lower };
  }

  /** What was used up until now; handing it to `reset` goes back to it. */
  snapshot(): ReadonlyMap<LimitName, number> {
    return new Map(this.counts);
  }

  reset(counts: ReadonlyMap<LimitName, number>): void {
    this.counts.clear();
    for (const [name, count] of counts) this.counts.set(name, count);
  }

  used(name: LimitName): number {
    return this.counts.get(name) ?? 0;
  }

  maximum(name: LimitName): number {
    return this.maxima[name];
  }

  count(name: LimitName, by = 1): void {
    const used = this.used(name) + by;
    this.counts.set(name, used);
    const maximum = this.maxima[name];
    if (used > maximum) {
      if (name === 'CpuTime') throw this.refuse('Apex CPU time limit exceeded');
      throw this.refuse(`Too many ${NAMES[name] ?? name}: ${Math.min(used, maximum + 1)}`);
    }
  }
}
