import { bindFormula, FormulaError, valueType, type Formula } from '../formula/index.ts';
import type { Attempt } from './attempt.ts';
import { MetadataError } from './metadata-error.ts';
import type { FieldSchema, FormulaSource, ObjectSchema, Schema, ValidationRule } from './schema.ts';

type Known = Pick<Schema, 'objects' | 'labels'>;

/**
 * Reads every formula of the metadata once, so that a mistake is found before any row is written.
 * Refuses with MetadataError, file and line.
 */
export function checkFormulas(schema: Known, attempt: Attempt): void {
  for (const object of schema.objects.values()) {
    for (const rule of object.validationRules) attempt(() => checkRule(schema, object, rule));
    for (const field of object.fields.values()) {
      const { formula } = field;
      if (formula) attempt(() => checkField(schema, object, field, formula, []));
    }
  }
}

function checkRule(schema: Known, object: ObjectSchema, rule: ValidationRule): void {
  const { type } = bound(schema, object, rule.condition);
  if (type !== 'boolean') refuse(rule.condition, 0, `the condition gives ${type}, not boolean`);
  if (rule.field !== undefined && !object.fields.has(rule.field.toLowerCase())) {
    refuse(rule.condition, 0, `no field ${rule.field} to show the error at`);
  }
}

function checkField(
  schema: Known,
  object: ObjectSchema,
  field: FieldSchema,
  source: FormulaSource,
  above: readonly FieldSchema[]
): void {
  if (above.includes(field)) refuse(source, 0, `the formula of ${field.name} leads back to itself`);
  const formula = bound(schema, object, source);
  const wanted = valueType(field);
  if (formula.type !== wanted && formula.type !== 'nothing') {
    refuse(source, 0, `the formula of ${field.name} gives ${formula.type}, not ${wanted}`);
  }
  for (const input of formula.inputs) {
    if (input.kind === 'permission' || input.field.formula === undefined) continue;
    checkField(schema, input.object, input.field, input.field.formula, [...above, field]);
  }
}

function bound(schema: Known, object: ObjectSchema, source: FormulaSource): Formula {
  const { text, namespace, blanksAsZero } = source;
  try {
    return bindFormula(text, { schema, object, namespace, blanksAsZero });
  } catch (error) {
    if (error instanceof FormulaError) refuse(source, error.at, error.message);
    throw error;
  }
}

function refuse({ file, line, text }: FormulaSource, at: number, reason: string): never {
  const linesBefore = text.slice(0, at).split('\n').length - 1;
  throw new MetadataError(file, line + linesBefore, reason);
}
