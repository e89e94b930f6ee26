import { hash } from 'node:crypto';

/** Fingerprint of a record's content: equal exactly when every value is. Keys must come in one fixed order. */
export function contentHash(content: Readonly<Record<string, unknown>>): string {
  return hash('sha256', JSON.stringify(content), 'base64url');
}
