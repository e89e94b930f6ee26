import type { FaultSpec } from './fault-spec.ts';
import { seededRandom } from './seeded-random.ts';

/** What is to go wrong with one call. */
export interface CallFaults {
  readonly delayMilliseconds: number;
  readonly expireToken: boolean;
  readonly status: number | undefined;
  readonly resetBeforeCommit: boolean;
  readonly resetAfterCommit: boolean;
  readonly empty500AfterCommit: boolean;
}

interface Planned {
  readonly spec: FaultSpec;
  readonly pattern: RegExp;
  readonly random: () => number;
  seen: number;
  struck: number;
}

/** The faults a test has planned, asked by the API at every call and every written row. */
export class FaultPlan {
  private planned: Planned[] = [];

  add(specs: readonly FaultSpec[]): void {
    for (const spec of specs) {
      this.planned.push({
        spec,
        pattern: new RegExp(spec.match ?? '', 'i'),
        random: seededRandom(spec.seed ?? 1),
        seen: 0,
        struck: 0
      });
    }
  }

  clear(): void {
    this.planned = [];
  }

  /** Every planned fault with how often it met a match and how often it struck. */
  list(): (FaultSpec & { seen: number; struck: number })[] {
    return this.planned.map(({ spec, seen, struck }) => ({ ...spec, seen, struck }));
  }

  /** Decides what happens to a call described as `<kind> <METHOD> <path>`. */
  atCall(description: string): CallFaults {
    const struck = this.strike(description, (spec) => spec.kind !== 'lock');
    const has = (kind: FaultSpec['kind']) => struck.some((spec) => spec.kind === kind);
    const status = struck.find((spec) => spec.kind === 'status');
    const slow = struck.filter((spec) => spec.kind === 'slow');
    return {
      delayMilliseconds: slow.reduce((sum, spec) => sum + (spec.milliseconds ?? 1000), 0),
      expireToken: has('expireToken'),
      status: status && (status.status ?? 503),
      resetBeforeCommit: has('resetBeforeCommit'),
      resetAfterCommit: has('resetAfterCommit'),
      empty500AfterCommit: has('empty500AfterCommit')
    };
  }

  /** Whether a row written by the call so described (its object appended) meets a lock. */
  locksRow(description: string): boolean {
    return this.strike(description, (spec) => spec.kind === 'lock').length > 0;
  }

  private strike(description: string, concerns: (spec: FaultSpec) => boolean): FaultSpec[] {
    const struck: FaultSpec[] = [];
    for (const plan of this.planned) {
      if (!concerns(plan.spec) || !plan.pattern.test(description)) continue;
      plan.seen++;
      if (plan.seen <= (plan.spec.after ?? 0)) continue;
      if (plan.struck >= (plan.spec.times ?? Infinity)) continue;
      if (plan.random() >= (plan.spec.probability ?? 1)) continue;
      plan.struck++;
      struck.push(plan.spec);
    }
    return struck;
  }
}
