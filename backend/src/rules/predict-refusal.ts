import type { FieldSchema, ObjectSchema, RowError, Write } from '../domain/index.ts';

const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i;
const TEXTS = new Set(['string', 'textarea', 'email', 'phone', 'url', 'picklist', 'multipicklist']);
const NUMBERS = new Set(['int', 'double', 'percent', 'currency']);

/** What is known of the org beside its describe. */
export interface RowFacts {
  /** The org has the record already. */
  readonly isThere: boolean;
  /** The refusal because of a parent that the org does not have; undefined when all are there. */
  readonly orphan?: RowError | undefined;
}

/**
 * What the org will say about this row as far as its describe tells: values that do not fit, and
 * required fields without one; in between it looks for the parents. Triggers, validation rules and duplicate rules are not
 * described.
 * @returns undefined when nothing speaks against it
 */
export function predictRefusal(
  { fields }: Pick<Write, 'fields'>,
  schema: ObjectSchema,
  { isThere, orphan }: RowFacts
): RowError | undefined {
  for (const [name, value] of Object.entries(fields)) {
    const field = schema.fields.find((one) => one.name === name || one.relationshipName === name);
    const problem = field && problemOf(field, value);
    if (problem) return problem;
  }
  if (orphan || isThere) return orphan;
  const missing = schema.fields.find((field) => isRequired(field) && !isGiven(field, fields));
  return missing && refusal('REQUIRED_FIELD_MISSING', missing, 'has to have a value');
}

function problemOf(field: FieldSchema, value: unknown): RowError | undefined {
  if (isEmpty(value)) {
    const mustStay = !field.nillable && field.type !== 'boolean';
    return mustStay ? refusal('REQUIRED_FIELD_MISSING', field, 'has to have a value') : undefined;
  }
  if (typeof value === 'string' && TEXTS.has(field.type)) return textProblem(field, value.trim());
  if (typeof value === 'number' && NUMBERS.has(field.type)) return numberProblem(field, value);
  return undefined;
}

function textProblem(field: FieldSchema, text: string): RowError | undefined {
  if (text.length > field.length) {
    return refusal(
      'STRING_TOO_LONG',
      field,
      `takes ${field.length} characters, not ${text.length}`
    );
  }
  if (field.type === 'email' && (!EMAIL.test(text) || text.includes('..'))) {
    return refusal('INVALID_EMAIL_ADDRESS', field, 'takes e-mail addresses only');
  }
  const chosen = field.type === 'multipicklist' ? text.split(';') : [text];
  const stranger = chosen.find((one) => field.allowedValues?.includes(one) === false);
  if (stranger === undefined) return undefined;
  const code = 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST';
  return refusal(code, field, `does not have the value "${stranger}"`);
}

function numberProblem(field: FieldSchema, value: number): RowError | undefined {
  if (field.type === 'int') return undefined;
  const scaled = Math.round(Math.abs(value) * 10 ** field.scale) / 10 ** field.scale;
  return scaled < 10 ** (field.precision - field.scale)
    ? undefined
    : refusal('NUMBER_OUTSIDE_VALID_RANGE', field, `has no room for ${value}`);
}

/** A flag is never empty, and an owner is the one who writes: both have a default. */
function isRequired(field: FieldSchema): boolean {
  return (
    field.createable && !field.nillable && !field.defaultedOnCreate && field.type !== 'boolean'
  );
}

function isGiven({ name, relationshipName }: FieldSchema, fields: Write['fields']): boolean {
  if (name === 'ExternalId__c') return true;
  return (
    !isEmpty(fields[name]) || (relationshipName !== null && !isEmpty(fields[relationshipName]))
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
  );
}

function refusal(code: string, { name }: FieldSchema, reason: string): RowError {
  return { code, field: name, message: `${name} ${reason}.`, collective: false };
}
