import type { FieldSchema } from '../../metadata/index.ts';
import type { Viewer } from '../viewer.ts';

/**
 * A value as people read it in the viewer's language and time zone; null where the value speaks for itself
 * (documented: displayValue of a UI API field).
 */
export function displayValue(viewer: Viewer, field: FieldSchema, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case 'picklist':
      return labelOf(field, String(value));
    case 'multipicklist':
      return String(value)
        .split(';')
        .map((one) => labelOf(field, one))
        .join('; ');
    case 'date':
      return format(viewer.locale, { dateStyle: 'medium', timeZone: 'UTC' }, String(value));
    case 'datetime': {
      const { locale, timeZone } = viewer;
      return format(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }, String(value));
    }
    case 'currency':
      return number(viewer, field, value, { style: 'currency', currency: 'USD' });
    case 'percent':
      return `${number(viewer, field, value)}%`;
    case 'int':
    case 'double':
      return number(viewer, field, value);
    case 'address':
      return addressLines(value).join('\n');
    default:
      return null;
  }
}

function labelOf(field: FieldSchema, value: string): string {
  return field.picklist?.find((one) => one.value === value)?.label ?? value;
}

function format(locale: string, options: Intl.DateTimeFormatOptions, iso: string): string {
  return new Intl.DateTimeFormat(locale, options).format(new Date(iso));
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
  const address = value as Readonly<Record<string, string | null>>;
  const town = [address['city'], address['state'], address['postalCode']]
    .filter(Boolean)
    .join(', ');
  return [address['street'], town, address['country']].filter(
    (line) => typeof line === 'string' && line !== ''
  ) as string[];
}
