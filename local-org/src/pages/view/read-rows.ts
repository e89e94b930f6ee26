import { runQuery } from '../../soql/index.ts';
import type { Viewer } from '../viewer.ts';

export type RowValues = Readonly<Record<string, unknown>>;

/** Records as SOQL answers them, as the viewer sees them. Throws SoqlError. */
export function readRows({ org, session, timeZone }: Viewer, soql: string): RowValues[] {
  const result = ask({ org, session, timeZone }, soql);
  return result.rows(0, result.totalSize);
}

/** The number of a `SELECT COUNT()`. */
export function countRows({ org, session, timeZone }: Viewer, soql: string): number {
  return ask({ org, session, timeZone }, soql).totalSize;
}

function ask(
  { org, session, timeZone }: Pick<Viewer, 'org' | 'session' | 'timeZone'>,
  soql: string
) {
  const now = org.clock.now();
  return runQuery({ store: org.store, session, soql, now, timeZone, ...org.hidden() });
}

/** The value behind `Contact__r.Name`; null where a parent is missing. */
export function valueAt(row: RowValues, path: string): unknown {
  let value: unknown = row;
  for (const part of path.split('.')) {
    if (value === null || typeof value !== 'object') return null;
    value = (value as RowValues)[part];
  }
  return value ?? null;
}

/** A value as text; empty for none. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Text as a SOQL literal. */
export function quoted(text: string): string {
  const escaped = text.replace(/[\\']/g, (character) => `\\${character}`);
  return `'${escaped.replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
}
