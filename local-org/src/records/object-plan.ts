import type { FieldSchema, ObjectSchema } from '../metadata/index.ts';
import { encoderOf, type Encoder } from './encode-value.ts';
import type { StoredValue } from './row-result.ts';
import { isStored, quoteName } from './tables.ts';

export interface Column {
  readonly index: number;
  readonly field: FieldSchema;
  readonly encode: Encoder;
}

/** Everything about writing one object that does not depend on the rows. */
export interface ObjectPlan {
  readonly object: ObjectSchema;
  /** Quoted. */
  readonly table: string;
  /** What is stored first, what is computed last. */
  readonly columns: readonly Column[];
  /** How many of the columns are stored. */
  readonly stored: number;
  readonly byName: ReadonlyMap<string, Column>;
  /** Lookups by the lower-case name of the way to the parent. */
  readonly byRelationship: ReadonlyMap<string, Column>;
  readonly id: Column;
  readonly insertSql: string;
  readonly required: readonly Column[];
  readonly unique: readonly Column[];
  readonly references: readonly Column[];
  readonly autoNumbers: readonly Column[];
  /** Stored values of a row nobody filled in. */
  readonly blank: readonly StoredValue[];
}

const plans = new WeakMap<ObjectSchema, ObjectPlan>();

export function planOf(object: ObjectSchema): ObjectPlan {
  const known = plans.get(object);
  if (known) return known;
  const plan = makePlan(object);
  plans.set(object, plan);
  return plan;
}

function makePlan(object: ObjectSchema): ObjectPlan {
  const fields = [...object.fields.values()];
  const stored = fields.filter(isStored);
  const computed = fields.filter((field) => !isStored(field));
  const columns = [...stored, ...computed].map((field, index) => ({
    index,
    field,
    encode: encoderOf(field)
  }));
  const byName = new Map(columns.map((column) => [column.field.name.toLowerCase(), column]));
  const references = columns.filter((column) => column.field.reference !== undefined);
  const names = stored.map((field) => quoteName(field.name)).join(', ');
  const table = quoteName(object.name);
  const id = byName.get('id');
  if (id === undefined) throw new Error(`${object.name} has no Id`);
  return {
    object,
    table,
    columns,
    stored: stored.length,
    byName,
    byRelationship: new Map(
      references.map((column) => [
        (column.field.reference?.relationshipName ?? '').toLowerCase(),
        column
      ])
    ),
    id,
    insertSql: `INSERT INTO ${table} (${names}) VALUES (${stored.map(() => '?').join(', ')})`,
    required: columns.filter(({ field }) => isRequired(field)),
    unique: columns.filter(({ field }) => field.unique),
    references,
    autoNumbers: columns.filter(({ field }) => field.autoNumber !== undefined),
    blank: columns.map(({ field }) => blankValue(field))
  };
}

function isRequired(field: FieldSchema): boolean {
  return !field.nillable && !field.defaultedOnCreate && field.createable;
}

function blankValue(field: FieldSchema): StoredValue {
  if (field.type === 'boolean') return field.defaultValue === true ? 1 : 0;
  const standing = field.defaultValue ?? null;
  return typeof standing === 'boolean' ? Number(standing) : standing;
}
