import type { ValueContext } from '@apexdevtools/apex-parser';
import { DateTime } from 'luxon';
import type { Literal } from './ast.ts';
import { locatedError, notImplemented } from './soql-error.ts';
import { requireShortString } from './string-literal.ts';

/** One value of a filter. Throws MALFORMED_QUERY for a date that does not exist. */
export function parseValue(
  value: ValueContext,
  source: string,
  strings: ReadonlyMap<number, string>
): Literal {
  const at = value.start.start;
  const text = value.getText();
  if (value.NULL()) return { kind: 'null' };
  if (value.BooleanLiteral()) return { kind: 'boolean', value: text.toLowerCase() === 'true' };
  if (value.StringLiteral()) return stringLiteral(source, strings.get(at) ?? '', at);
  if (value.dateFormula()) return dateRange(text);
  if (value.DateLiteral()) return date(text, source, at);
  if (value.DateTimeLiteral()) return datetime(text, source, at);
  if (value.signedNumber() && !/[dD]$/.test(text)) return { kind: 'number', value: Number(text) };
  if (value.IntegralCurrencyLiteral()) throw notImplemented('currency literals');
  if (value.TimeLiteral()) throw notImplemented('time literals');
  throw locatedError(source, at, 'MALFORMED_QUERY', `unexpected token: '${text}'`);
}

function stringLiteral(source: string, raw: string, at: number): Literal {
  requireShortString(source, raw, at);
  return { kind: 'string', raw, at };
}

function dateRange(text: string): Literal {
  const [name = '', count = '0'] = text.toUpperCase().split(':');
  return { kind: 'date-range', name, count: Number(count) };
}

function date(text: string, source: string, at: number): Literal {
  if (!DateTime.fromISO(text, { zone: 'utc' }).isValid) throw invalidDate(text, source, at);
  return { kind: 'date', value: text };
}

function datetime(text: string, source: string, at: number): Literal {
  const moment = DateTime.fromISO(text.toUpperCase(), { zone: 'utc' });
  if (!moment.isValid) throw invalidDate(text, source, at);
  return { kind: 'datetime', value: moment.toJSDate().toISOString() };
}

function invalidDate(text: string, source: string, at: number) {
  return locatedError(source, at, 'MALFORMED_QUERY', `Invalid date: ${text}`);
}
