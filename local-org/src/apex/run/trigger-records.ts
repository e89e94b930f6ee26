import type { ObjectSchema } from '../../metadata/index.ts';
import type { StoredRow, TriggerFiring } from '../../records/index.ts';
import { toWire as fromStore } from '../../soql/index.ts';
import type { TriggerContext } from '../library/index.ts';
import { typeOf, types } from '../types/index.ts';
import { ApexList, ApexMap, ApexSObject, fromWire, putInto, toWire } from '../values/index.ts';

const ADDED_ERROR = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

/** The records of one firing: made of its rows, and read back when its triggers are through. */
export class TriggerRecords {
  readonly context: TriggerContext;
  private readonly firing: TriggerFiring;
  private readonly newRecords: readonly ApexSObject[];
  private readonly oldRecords: readonly ApexSObject[];
  private readonly given: readonly ReadonlyMap<string, unknown>[];

  constructor(firing: TriggerFiring) {
    const { object, rows, moment, operation } = firing;
    this.firing = firing;
    this.newRecords = rows.flatMap((row) => (row.new ? [recordOf(object, row.new)] : []));
    this.oldRecords = rows.flatMap((row) => (row.old ? [recordOf(object, row.old)] : []));
    for (const record of this.oldRecords) record.isReadOnly = true;
    if (moment === 'after') for (const record of this.newRecords) record.isReadOnly = true;
    this.given = this.newRecords.map(wireValues);
    this.context = {
      moment,
      operation,
      newList: listOf(object, this.newRecords),
      oldList: listOf(object, this.oldRecords),
      newMap: mapOf(object, this.newRecords),
      oldMap: mapOf(object, this.oldRecords)
    };
  }

  /** Errors stop their rows; what was set before the write is written. */
  handBack(): void {
    const { rows, moment } = this.firing;
    rows.forEach((row, place) => {
      const record = this.newRecords[place];
      const errors = [...(record?.errors ?? []), ...(this.oldRecords[place]?.errors ?? [])];
      for (const error of errors) row.refuse({ statusCode: ADDED_ERROR, ...error });
      if (record && moment === 'before') row.take(this.changesOf(record, place));
    });
  }

  private changesOf(record: ApexSObject, place: number): Record<string, unknown> {
    const before = this.given[place];
    const changed = [...wireValues(record)].filter(
      ([name, value]) => (before?.get(name) ?? null) !== (value ?? null)
    );
    return Object.fromEntries(changed);
  }
}

/** Fields without a value are not set, as in a record made with `new`. */
function recordOf(object: ObjectSchema, row: StoredRow): ApexSObject {
  const record = new ApexSObject(object);
  for (const field of object.fields.values()) {
    const value = row[field.name] ?? null;
    if (value === null || Buffer.isBuffer(value)) continue;
    record.fields.set(field.name.toLowerCase(), fromWire(field, fromStore(field, value)));
  }
  return record;
}

function wireValues(record: ApexSObject): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [key, value] of record.fields) {
    const field = record.object.fields.get(key);
    if (field) values.set(field.name, toWire(field, value));
  }
  return values;
}

function listOf(object: ObjectSchema, records: readonly ApexSObject[]): ApexList | null {
  return records.length === 0 ? null : new ApexList(typeOf(object.name), [...records]);
}

/** Null before an insert: there are no ids yet. */
function mapOf(object: ObjectSchema, records: readonly ApexSObject[]): ApexMap | null {
  const map = new ApexMap(types.id, typeOf(object.name));
  for (const record of records) {
    const id = record.fields.get('id') ?? null;
    if (id === null) return null;
    putInto(map, id, record);
  }
  return records.length === 0 ? null : map;
}
