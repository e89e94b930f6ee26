import { randomBytes } from 'node:crypto';

/** A consumer key as Salesforce's look. */
export function newClientId(): string {
  return `3MVG9${randomBytes(60).toString('base64url').replace(/[-_]/g, '.').slice(0, 60)}`;
}

/** A consumer secret: 64 hexadecimal digits. */
export function newClientSecret(): string {
  return randomBytes(32).toString('hex').toUpperCase();
}
