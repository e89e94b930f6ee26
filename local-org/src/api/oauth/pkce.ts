import { createHash } from 'node:crypto';

/** How a code is bound to who asked for it (RFC 7636). */
export interface Challenge {
  readonly value: string;
  readonly method: 'S256' | 'plain';
}

// RFC 7636 stops at 128; jsforce sends 171 characters to Salesforce, which takes them.
const VERIFIER = /^[\w.~-]{43,171}$/;
// SHA-256 in base64url without padding.
const S256 = /^[\w-]{43}$/;

/** S256 unless another method is named; undefined for a method that does not exist. */
export function challengeOf(value: string, method: string | null): Challenge | undefined {
  if (method === null || method === 'S256') return { value, method: 'S256' };
  return method === 'plain' ? { value, method } : undefined;
}

/** Whether a challenge can be what its method makes of a verifier. */
export function isChallenge({ value, method }: Challenge): boolean {
  return (method === 'S256' ? S256 : VERIFIER).test(value);
}

/** Whether the verifier of a token request answers the challenge of its code. */
export function answers(verifier: string, { value, method }: Challenge): boolean {
  if (!VERIFIER.test(verifier)) return false;
  const expected =
    method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
  return expected === value;
}
