import { formulaOf, storedResult, type Formula, type Input } from '../formula/index.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../metadata/index.ts';
import { quoteName } from '../records/index.ts';
import type { QueryContext } from './query-context.ts';

/** Formulas by the number under which SQL calls them. */
const formulas = new Map<number, WeakRef<Formula>>();
const numbers = new WeakMap<Formula, number>();

/** SQL of a field of the row called `alias`: its column, or its formula over the columns it reads. */
export function fieldSql(
  context: QueryContext,
  object: ObjectSchema,
  field: FieldSchema,
  alias: string
): string {
  const { formula } = field;
  if (!formula) return `${alias}.${quoteName(field.name)}`;
  return formulaSql(context, formulaOf(context.schema, object, formula), field, alias);
}

/** The SQL function behind formula fields. */
export function evaluateFormula(
  number: unknown,
  type: unknown,
  now: unknown,
  timeZone: unknown,
  ...inputs: (string | number | null)[]
): string | number | null {
  const formula = formulas.get(Number(number))?.deref();
  if (!formula) throw new Error(`no formula ${String(number)}`);
  const read = (index: number) => inputs[index] ?? null;
  const value = formula.evaluate({
    input: read,
    prior: read,
    isNew: false,
    now: new Date(String(now)),
    timeZone: String(timeZone)
  });
  return storedResult({ type: type as FieldType }, value);
}

function formulaSql(
  context: QueryContext,
  formula: Formula,
  field: FieldSchema,
  alias: string
): string {
  const inputs = formula.inputs.map((input) => inputSql(context, input, alias));
  const moment = [quoted(context.now.toISOString()), quoted(context.timeZone)];
  const call = `soql_formula(${[numberOf(formula), quoted(field.type), ...moment, ...inputs].join(', ')})`;
  // An expression, unlike a column, forgets how its text compares.
  if (field.type === 'boolean') return `COALESCE(${call}, 0)`;
  return formula.type === 'text' ? `(${call} COLLATE NOCASE)` : call;
}

function inputSql(context: QueryContext, input: Input, alias: string): string {
  if (input.kind === 'permission') {
    return String(Number(context.rights.hasCustomPermission(input.name)));
  }
  const { start, lookups, object, field } = input;
  if (start === 'record' && lookups.length === 0) return fieldSql(context, object, field, alias);
  return parentSql(context, input, alias, startOf(context, input, alias));
}

interface Found {
  readonly table: ObjectSchema;
  /** SQL of the id of the row. */
  readonly id: string;
}

type FieldInput = Extract<Input, { kind: 'field' }>;

/** Where the way to the field begins: the first parent, or the user and what is around them. */
function startOf(
  context: QueryContext,
  { start, lookups, object }: FieldInput,
  alias: string
): Found & { readonly steps: FieldInput['lookups'] } {
  if (start !== 'record') {
    const table = context.schema.objects.get(start) ?? object;
    return { table, id: startId(context, start), steps: lookups };
  }
  const [first, ...steps] = lookups;
  const id = first ? `${alias}.${quoteName(first.field.name)}` : 'NULL';
  return { table: first?.to ?? object, id, steps };
}

/** The row of each step is found by the id that the step before gives. */
function parentSql(
  context: QueryContext,
  { field }: FieldInput,
  alias: string,
  { steps, ...start }: ReturnType<typeof startOf>
): string {
  const { table, id } = steps.reduce<Found>((found, step, index) => {
    const row = `${alias}_${index}`;
    const next = selectById(found, row, `${row}.${quoteName(step.field.name)}`);
    return { table: step.to, id: next };
  }, start);
  const row = `${alias}_${steps.length}`;
  return selectById({ table, id }, row, fieldSql(context, table, field, row));
}

function selectById({ table, id }: Found, row: string, what: string): string {
  return `(SELECT ${what} FROM ${quoteName(table.name)} AS ${row} WHERE ${row}."Id" = ${id})`;
}

function startId(context: QueryContext, start: 'user' | 'profile' | 'organization'): string {
  const user = quoted(context.rights.userId);
  switch (start) {
    case 'user':
      return user;
    case 'profile':
      return `(SELECT "ProfileId" FROM "User" WHERE "Id" = ${user})`;
    case 'organization':
      return '(SELECT id FROM local_org)';
  }
}

function numberOf(formula: Formula): number {
  const known = numbers.get(formula);
  if (known !== undefined) return known;
  const number = formulas.size + 1;
  formulas.set(number, new WeakRef(formula));
  numbers.set(formula, number);
  return number;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
