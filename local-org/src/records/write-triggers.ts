import type { Clock } from '../clock.ts';
import { sound, type Draft } from './draft.ts';
import { isRowError } from './encode-value.ts';
import { FormulaRecords } from './formula-records.ts';
import type { ObjectPlan } from './object-plan.ts';
import { priorRows, valueAfter } from './prior-rows.ts';
import { unwritableFields } from './row-errors.ts';
import type { Row, Session, StoredRow } from './row-result.ts';
import type { FiredRow, TriggerMoment, TriggerRun } from './row-triggers.ts';
import type { Store } from './store.ts';

const operations = ['insert', 'update'] as const;

/** Fires the org's code before and after some drafts are written: inserts first, then updates. */
export class WriteTriggers {
  private readonly store: Store;
  private readonly session: Session;
  private readonly plan: ObjectPlan;
  private readonly run: TriggerRun;
  private readonly formulas: FormulaRecords;
  private prior: ReadonlyMap<string, StoredRow> = new Map();

  constructor(store: Store, session: Session, plan: ObjectPlan, run: TriggerRun, clock: Clock) {
    this.store = store;
    this.session = session;
    this.plan = plan;
    this.run = run;
    this.formulas = new FormulaRecords(store, session, clock.now());
  }

  before(drafts: readonly Draft[]): void {
    this.prior = priorRows(this.store, this.plan, sound(drafts));
    this.fire('before', drafts, (draft) => this.asItWillBe(draft));
  }

  after(drafts: readonly Draft[]): void {
    const written = rowsById(this.store, this.plan, sound(drafts));
    this.fire('after', drafts, (draft) => written.get(draft.id ?? '') ?? {});
  }

  private fire(
    moment: TriggerMoment,
    drafts: readonly Draft[],
    rowOf: (draft: Draft) => StoredRow
  ): void {
    const { object } = this.plan;
    for (const operation of operations) {
      const concerned = sound(drafts).filter((draft) => draft.operation === operation);
      if (concerned.length === 0) continue;
      const rows = concerned.map((draft) => this.firedRow(draft, rowOf(draft)));
      this.run.fire({ moment, operation, object, session: this.session, rows });
    }
  }

  private firedRow(draft: Draft, row: StoredRow): FiredRow {
    const old = this.prior.get(draft.id ?? '');
    return {
      ...(old && { old: this.formulas.complete(this.plan.object, old) }),
      new: this.formulas.complete(this.plan.object, row),
      refuse: (error) => draft.errors.push(error),
      take: (changes) => this.take(draft, changes)
    };
  }

  private asItWillBe(draft: Draft): StoredRow {
    const before = this.prior.get(draft.id ?? '');
    const names = this.plan.columns.slice(0, this.plan.stored).map(({ field }) => field.name);
    const row = Object.fromEntries(
      names.map((name) => [name, valueAfter(this.plan, draft, before, name)])
    );
    if (before) return row;
    return 'OwnerId' in row ? { ...row, OwnerId: row['OwnerId'] ?? this.session.userId } : row;
  }

  /** The org's code needs no rights, but what nobody may write it may not write either. */
  private take(draft: Draft, changes: Row): void {
    for (const [name, value] of Object.entries(changes)) {
      const column = this.plan.byName.get(name.toLowerCase());
      if (!column || !(column.field.createable || column.field.updateable)) {
        draft.errors.push(unwritableFields([name]));
        continue;
      }
      const stored = column.encode(value);
      if (isRowError(stored)) draft.errors.push(stored);
      else draft.values[column.index] = stored;
    }
  }
}

function rowsById(
  store: Store,
  plan: ObjectPlan,
  drafts: readonly Draft[]
): Map<string, StoredRow> {
  return priorRows(
    store,
    plan,
    drafts.map((draft) => ({ ...draft, operation: 'update' as const }))
  );
}
