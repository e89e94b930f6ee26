import type {
  FieldNameContext,
  SoqlFunctionContext,
  SoqlIdContext
} from '@apexdevtools/apex-parser';
import type { FieldPath, FieldReference, FunctionCall } from './ast.ts';
import { locatedError, notImplemented } from './soql-error.ts';

export function fieldPath(tree: FieldNameContext): FieldPath {
  return { names: tree.soqlId_list().map((id) => id.getText()), at: tree.start.start };
}

export function fieldReference(tree: FieldNameContext): FieldReference {
  return { kind: 'field', ...fieldPath(tree) };
}

/** Documented: Reserved Keywords, which cannot be alias names. */
const RESERVED = new Set(
  (
    'AND ASC DESC EXCLUDES FIRST FROM GROUP HAVING IN INCLUDES LAST LIKE LIMIT NOT NULL NULLS ' +
    'OR SELECT USING WHERE WITH'
  ).split(' ')
);

/** The name behind a field or an object, if any: the parser takes any word for one. */
export function aliasOf(tree: SoqlIdContext | null | undefined, source: string) {
  if (!tree) return {};
  const alias = tree.getText();
  if (!RESERVED.has(alias.toUpperCase())) return { alias };
  const message = `unexpected token: '${alias}'`;
  throw locatedError(source, tree.start.start, 'MALFORMED_QUERY', message);
}

const UNSUPPORTED = new Set(['FORMAT', 'DISTANCE', 'GROUPING', 'CONVERTCURRENCY']);

/** `FIELDS()` is no call: the select list handles it. */
export function functionCall(tree: SoqlFunctionContext): FunctionCall {
  const name = tree.getChild(0).getText().toUpperCase();
  if (UNSUPPORTED.has(name) || name === 'FIELDS') throw notImplemented(`${name}() here`);
  const date = tree.dateFieldName();
  const argument = date?.fieldName() ?? tree.fieldName();
  return {
    kind: 'call',
    name,
    ...(argument && { argument: fieldPath(argument) }),
    inUserZone: Boolean(date?.CONVERT_TIMEZONE()),
    at: tree.start.start
  };
}
