import {
  formulaOf,
  storedResult,
  type Facts,
  type Formula,
  type Input,
  type Value
} from '../formula/index.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/index.ts';
import { normalizeId } from './ids.ts';
import { planOf } from './object-plan.ts';
import type { Session, StoredRow, StoredValue } from './row-result.ts';
import type { Store } from './store.ts';

/** Gives the stored value of a field of one record. */
export type RecordValues = (fieldName: string) => StoredValue;

/** A record as it is being written. */
export interface WrittenRecord {
  readonly isNew: boolean;
  readonly now: RecordValues;
  /** As it stood; for a new record the same as `now`. */
  readonly before: RecordValues;
}

type Scalar = string | number | null;

/** Reads what formulas ask for: the record, its parents, the user. Parents are read once each. */
export class FormulaRecords {
  private readonly store: Store;
  private readonly session: Session;
  private readonly moment: Pick<Facts, 'now' | 'timeZone'>;
  private readonly rows = new Map<string, StoredRow | undefined>();

  constructor(store: Store, session: Session, now: Date) {
    this.store = store;
    this.session = session;
    this.moment = { now, timeZone: String(this.row(session.userId)?.['TimeZoneSidKey'] ?? 'UTC') };
  }

  evaluate(formula: Formula, record: WrittenRecord): Value {
    const at = (index: number) => formula.inputs[index] as Input;
    return formula.evaluate({
      ...this.moment,
      isNew: record.isNew,
      input: (index) => this.read(at(index), record.now),
      prior: (index) => this.read(at(index), record.before)
    });
  }

  /** A stored row with the results of its formulas. */
  complete(object: ObjectSchema, row: StoredRow): StoredRow {
    const formulas = [...object.fields.values()].filter((field) => field.formula);
    if (formulas.length === 0) return row;
    const values: RecordValues = (name) => row[name] ?? null;
    const results = formulas.map((field) => [field.name, this.valueIn(object, field, values)]);
    return { ...row, ...(Object.fromEntries(results) as StoredRow) };
  }

  private read(input: Input, record: RecordValues): Scalar {
    if (input.kind === 'permission') {
      return Number(this.session.rights.hasCustomPermission(input.name));
    }
    let values = input.start === 'record' ? record : this.valuesOf(this.startId(input.start));
    for (const { field } of input.lookups) values = values && this.valuesOf(values(field.name));
    return values ? this.valueIn(input.object, input.field, values) : null;
  }

  private valueIn(object: ObjectSchema, field: FieldSchema, values: RecordValues): Scalar {
    if (!field.formula) return scalar(values(field.name));
    const formula = formulaOf(this.store.schema, object, field.formula);
    const record = { isNew: false, now: values, before: values };
    return storedResult(field, this.evaluate(formula, record));
  }

  private startId(start: 'user' | 'profile' | 'organization'): StoredValue {
    if (start === 'organization') return this.store.orgId;
    const { userId } = this.session;
    return start === 'user' ? userId : (this.row(userId)?.['ProfileId'] ?? null);
  }

  private valuesOf(id: StoredValue): RecordValues | undefined {
    const row = typeof id === 'string' ? this.row(id) : undefined;
    return row && ((name) => row[name] ?? null);
  }

  private row(id: string): StoredRow | undefined {
    if (this.rows.has(id)) return this.rows.get(id);
    const object = normalizeId(id) === undefined ? undefined : this.store.findObjectOfId(id);
    const sql = object && `SELECT * FROM ${planOf(object).table} WHERE "Id" = ?`;
    const row = sql && (this.store.prepare(sql).get(id) as StoredRow | undefined);
    this.rows.set(id, row || undefined);
    return row || undefined;
  }
}

/** Files are no part of formulas. */
function scalar(value: StoredValue): Scalar {
  return Buffer.isBuffer(value) ? null : value;
}
