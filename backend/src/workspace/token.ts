import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** 256 random bits, safe in addresses and cookies. */
export function newToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What is stored of a token: it has too many bits to need salt or a slow hash. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
