import type { ExistingRow } from '../../adapters/salesforce/index.ts';
import type { FieldDifference, Write } from '../../domain/index.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Fields of a record that will have another value; the org's empty text is no value. */
export function fieldDifferences({ fields }: Write, before: ExistingRow): FieldDifference[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const [was, will] = [plain(before[field]), plain(value)];
    return was === will ? [] : [{ field, before: was, after: will }];
  });
}

/** A parent as its key, an instant as ISO-8601 UTC, nothing as null. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'object') return plain((value as Record<string, unknown>)['ExternalId__c']);
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return null;
  return INSTANT.test(text) ? new Date(text).toISOString() : text;
}
