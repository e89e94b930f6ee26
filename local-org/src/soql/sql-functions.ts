import type Database from 'better-sqlite3';
import { evaluateDatePart } from './date-part.ts';
import { evaluateFormula } from './formula-sql.ts';

const prepared = new WeakSet<Database.Database>();

/** Gives a connection the functions our SQL calls; once per connection. */
export function registerSqlFunctions(db: Database.Database): void {
  if (prepared.has(db)) return;
  db.function('soql_date_part', { deterministic: true }, evaluateDatePart);
  db.function('soql_formula', { deterministic: true, varargs: true }, evaluateFormula);
  // SQLite folds case for ASCII only; a value with other letters is compared through this.
  db.function('soql_fold', { deterministic: true }, fold);
  prepared.add(db);
}

export function fold(value: unknown): string | null {
  return typeof value === 'string' ? value.toLowerCase() : null;
}
