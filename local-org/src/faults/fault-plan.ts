import type { FaultSpec } from './fault-spec.ts';
import { seededRandom } from './seeded-random.ts';

type Kind = FaultSpec['kind'];
type Of<K extends Kind> = Extract<FaultSpec, { kind: K }>;

/** How a call is refused as a whole. */
export interface PlannedRefusal {
  readonly status: number;
  readonly errorCode: string | undefined;
  readonly message: string;
}

/** What is to go wrong with one call. */
export interface CallFaults {
  readonly delayMilliseconds: number;
  readonly expireToken: boolean;
  readonly refusal: PlannedRefusal | undefined;
  readonly limit: 'requests' | 'concurrent' | undefined;
  readonly resetBeforeCommit: boolean;
  readonly resetAfterCommit: boolean;
  readonly empty500AfterCommit: boolean;
}

/** Why a planned fault refuses a row. */
export interface RowFault {
  readonly statusCode: string;
  readonly message: string;
}

interface Planned {
  readonly spec: FaultSpec;
  readonly pattern: RegExp;
  readonly row: RegExp | undefined;
  readonly random: () => number;
  seen: number;
  struck: number;
}

const PLANNED = 'Planned by /local-org/faults';

const CALL_KINDS: ReadonlySet<Kind> = new Set([
  'status',
  'empty500AfterCommit',
  'resetBeforeCommit',
  'resetAfterCommit',
  'expireToken',
  'slow'
] satisfies Kind[]);

/** The faults a test has planned, asked at every call, every written row and every Bulk job. */
export class FaultPlan {
  private planned: Planned[] = [];

  add(specs: readonly FaultSpec[]): void {
    for (const spec of specs) {
      this.planned.push({
        spec,
        pattern: new RegExp(spec.match ?? '', 'i'),
        row: 'row' in spec && spec.row !== undefined ? new RegExp(spec.row, 'i') : undefined,
        random: seededRandom(spec.seed ?? 1),
        seen: 0,
        struck: 0
      });
    }
  }

  /** Takes back what was added as these very objects. */
  remove(specs: readonly FaultSpec[]): void {
    this.planned = this.planned.filter(({ spec }) => !specs.includes(spec));
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
    const struck = this.strike(description, concernsCall);
    const has = (kind: Kind) => struck.some((spec) => spec.kind === kind);
    const refusal = struck.find((spec): spec is Of<'status'> => spec.kind === 'status');
    const limit = struck.find((spec): spec is Of<'limit'> => spec.kind === 'limit')?.limit;
    const slow = struck.filter((spec): spec is Of<'slow'> => spec.kind === 'slow');
    return {
      delayMilliseconds: slow.reduce((sum, spec) => sum + (spec.milliseconds ?? 1000), 0),
      expireToken: has('expireToken'),
      refusal: refusal && {
        status: refusal.status ?? 503,
        errorCode: refusal.errorCode,
        message: refusal.message ?? PLANNED
      },
      limit: limit === 'storage' ? undefined : limit,
      resetBeforeCommit: has('resetBeforeCommit'),
      resetAfterCommit: has('resetAfterCommit'),
      empty500AfterCommit: has('empty500AfterCommit')
    };
  }

  /** Why a row is refused; `description` is that of its call with the object appended. */
  atRow(description: string, row: unknown, idOrKey?: unknown): RowFault | undefined {
    const [struck] = this.strike(description, refusesRow, row);
    return struck && rowFault(struck, idOrKey);
  }

  /** How many seconds ago the transaction that writes these rows began; 0 for now. */
  secondsLate(description: string, rows: readonly unknown[]): number {
    const isLate = (spec: FaultSpec) => spec.kind === 'late';
    const struck = rows.flatMap((row) => this.strike(description, isLate, row));
    return Math.max(0, ...struck.map((spec) => (spec as Of<'late'>).seconds));
  }

  /** How long ago the oldest transaction began that is still to write its rows; 0 without one. */
  openTransactionSeconds(): number {
    const open = this.planned.filter(({ spec, struck }) => struck < (spec.times ?? Infinity));
    return Math.max(0, ...open.map(({ spec }) => (spec.kind === 'late' ? spec.seconds : 0)));
  }

  /** After how many batches the Bulk job so described fails; undefined when it does not. */
  failsJobAfter(description: string): number | undefined {
    const [struck] = this.strike(description, (spec) => spec.kind === 'failJob');
    return (struck as Of<'failJob'> | undefined)?.batches;
  }

  private strike(
    description: string,
    concerns: (spec: FaultSpec) => boolean,
    row?: unknown
  ): FaultSpec[] {
    const struck: FaultSpec[] = [];
    for (const plan of this.planned) {
      if (!concerns(plan.spec) || !plan.pattern.test(description)) continue;
      if (plan.row && !plan.row.test(JSON.stringify(row) ?? '')) continue;
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

function concernsCall(spec: FaultSpec): boolean {
  return CALL_KINDS.has(spec.kind) || (spec.kind === 'limit' && spec.limit !== 'storage');
}

function refusesRow(spec: FaultSpec): boolean {
  const storage = spec.kind === 'limit' && spec.limit === 'storage';
  return storage || spec.kind === 'lock' || spec.kind === 'row';
}

function rowFault(spec: FaultSpec, idOrKey: unknown): RowFault {
  if (spec.kind === 'row') {
    return { statusCode: spec.errorCode, message: spec.message ?? PLANNED };
  }
  if (spec.kind === 'limit') {
    return { statusCode: 'STORAGE_LIMIT_EXCEEDED', message: 'storage limit exceeded' };
  }
  const named = typeof idOrKey === 'string' ? `: ${idOrKey}` : '';
  const message = `unable to obtain exclusive access to this record or 1 records${named}`;
  return { statusCode: 'UNABLE_TO_LOCK_ROW', message };
}
