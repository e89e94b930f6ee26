import type { FieldSchema, FieldType } from '../../metadata/index.ts';
import type { Viewer } from '../viewer.ts';
import { textOf } from './read-rows.ts';

/**
 * A value as people read it in the viewer's language and time zone; null where the value speaks for itself
 * (documented: displayValue of a UI API field).
 */
export function displayValue(viewer: Viewer, field: FieldSchema, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return readings[field.type]?.(viewer, field, value) ?? null;
}

type Reading = (viewer: Viewer, field: FieldSchema, value: unknown) => string;

const readings: Readonly<Partial<Record<FieldType, Reading>>> = {
  picklist: (_, field, value) => labelOf(field, textOf(value)),
  multipicklist: (_, field, value) =>
    textOf(value)
      .split(';')
      .map((one) => labelOf(field, one))
      .join('; '),
  date: ({ locale }, _, value) => format(locale, { dateStyle: 'medium', timeZone: 'UTC' }, value),
  datetime: ({ locale, timeZone }, _, value) =>
    format(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }, value),
  currency: (viewer, field, value) =>
    number(viewer, field, value, { style: 'currency', currency: 'USD' }),
  percent: (viewer, field, value) => `${number(viewer, field, value)}%`,
  int: (viewer, field, value) => number(viewer, field, value),
  double: (viewer, field, value) => number(viewer, field, value),
  address: (_, __, value) => addressLines(value).join('\n')
};

function labelOf(field: FieldSchema, value: string): string {
  return field.picklist?.find((one) => one.value === value)?.label ?? value;
}

function format(locale: string, options: Intl.DateTimeFormatOptions, iso: unknown): string {
  return new Intl.DateTimeFormat(locale, options).format(new Date(textOf(iso)));
}

function number(
  { locale }: Viewer,
  { scale }: FieldSchema,
  value: unknown,
  options: Intl.NumberFormatOptions = {}
): string {
  const digits = { minimumFractionDigits: scale, maximumFractionDigits: scale };
  return new Intl.NumberFormat(locale, { ...digits, ...options }).format(Number(value));
}

function addressLines(value: unknown): string[] {
  const address = value as Readonly<Record<string, unknown>>;
  const line = (...parts: readonly string[]) =>
    parts
      .map((part) => textOf(address[part]))
      .filter((text) => text !== '')
      .join(', ');
  return [line('street'), line('city', 'state', 'postalCode'), line('country')].filter(
    (text) => text !== ''
  );
}
