import type { FieldSchema, FormulaSource, ObjectSchema, Schema } from '../metadata/index.ts';
import { bindFormula, type Formula } from './bind.ts';
import type { Value } from './term.ts';

/** What a formula gives as its field stores and answers it: percentages as such, no empty text. */
export function storedResult(field: Pick<FieldSchema, 'type'>, value: Value) {
  if (typeof value === 'boolean') return Number(value);
  if (value === null || value === '') return null;
  return field.type === 'percent' ? Number(value) * 100 : value;
}

const bySchema = new WeakMap<Pick<Schema, 'objects'>, Map<FormulaSource, Formula>>();

/** A formula of the loaded metadata, read once per schema. */
export function formulaOf(
  schema: Pick<Schema, 'objects' | 'labels'>,
  object: ObjectSchema,
  source: FormulaSource
): Formula {
  const known = bySchema.get(schema) ?? new Map<FormulaSource, Formula>();
  bySchema.set(schema, known);
  const { text, namespace, blanksAsZero } = source;
  const formula =
    known.get(source) ?? bindFormula(text, { schema, object, namespace, blanksAsZero });
  known.set(source, formula);
  return formula;
}
