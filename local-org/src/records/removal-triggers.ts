import type { Clock } from '../clock.ts';
import type { ObjectSchema } from '../metadata/index.ts';
import { FormulaRecords } from './formula-records.ts';
import { normalizeId } from './ids.ts';
import { planOf } from './object-plan.ts';
import type { RowError, RowResult, Session, StoredRow } from './row-result.ts';
import type { TriggerMoment, TriggerRun } from './row-triggers.ts';
import type { Store } from './store.ts';

export type Removal = 'delete' | 'undelete';

type RunOf = (object: ObjectSchema) => TriggerRun | undefined;

/**
 * Deletes or brings back records with the org's code around it. Records that only go along fire nothing
 * (documented: Operations That Don't Invoke Triggers); nothing fires before an undelete.
 */
export class RemovalTriggers {
  private readonly store: Store;
  private readonly session: Session;
  private readonly operation: Removal;
  private readonly runOf: RunOf;
  private readonly formulas: FormulaRecords;

  constructor(store: Store, session: Session, operation: Removal, runOf: RunOf, clock: Clock) {
    this.store = store;
    this.session = session;
    this.operation = operation;
    this.runOf = runOf;
    this.formulas = new FormulaRecords(store, session, clock.now());
  }

  around(ids: readonly string[], removeOne: (id: string) => RowResult): RowResult[] {
    const errors = new Map<number, RowError[]>();
    const refusing = (place: number) => (error: RowError) => {
      errors.set(place, [...(errors.get(place) ?? []), error]);
    };
    const places = ids.map((id, place) => ({ id: normalizeId(id) ?? id, place }));
    const before = new Map(places.map(({ id }) => [id, this.row(id)]));
    if (this.operation === 'delete') {
      const present = places.filter(({ id }) => before.get(id)?.['IsDeleted'] === 0);
      this.fire('before', present, before, refusing);
    }
    const results = ids.map((id, place) => failure(errors.get(place)) ?? removeOne(id));
    const removed = places.filter(({ place }) => results[place]?.success === true);
    const after = new Map(removed.map(({ id }) => [id, this.row(id)]));
    this.fire('after', removed, after, refusing);
    return results.map((result, place) => failure(errors.get(place)) ?? result);
  }

  private fire(
    moment: TriggerMoment,
    places: readonly { readonly id: string; readonly place: number }[],
    rows: ReadonlyMap<string, StoredRow | undefined>,
    refusing: (place: number) => (error: RowError) => void
  ): void {
    const { operation, session } = this;
    const side = operation === 'delete' ? 'old' : 'new';
    for (const [object, group] of Map.groupBy(places, ({ id }) => this.store.findObjectOfId(id))) {
      const run = object && this.runOf(object);
      if (!run) continue;
      const fired = group.map(({ id, place }) => ({
        [side]: this.formulas.complete(object, rows.get(id) ?? {}),
        refuse: refusing(place),
        take: () => undefined
      }));
      run.fire({ moment, operation, object, session, rows: fired });
    }
  }

  private row(id: string): StoredRow | undefined {
    const object = this.store.findObjectOfId(id);
    const sql = object && `SELECT * FROM ${planOf(object).table} WHERE "Id" = ?`;
    return sql === undefined ? undefined : (this.store.prepare(sql).get(id) as StoredRow);
  }
}

function failure(errors: readonly RowError[] | undefined): RowResult | undefined {
  return errors && { success: false, created: false, errors };
}
