import { createHash } from 'node:crypto';

/** Fingerprint of a record's content: equal exactly when every value is. Keys must come in one fixed order. */
export function contentHash(content: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
