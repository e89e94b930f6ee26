import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';

const header = z.object({ alg: z.literal('RS256') });
const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number()
});

export type Claims = z.infer<typeof claims>;

/** A JWT as it came: nothing in it may be trusted before its signature is checked. */
export interface UncheckedJwt {
  readonly claims: Claims;
  readonly signed: string;
  readonly signature: Buffer;
}

/** Splits a JWT that names RS256; undefined for anything else. */
export function parseJwt(text: string): UncheckedJwt | undefined {
  const parts = text.split('.');
  const [head = '', body = '', signature = ''] = parts;
  const read = claims.safeParse(decode(body));
  if (parts.length !== 3 || !header.safeParse(decode(head)).success || !read.success) {
    return undefined;
  }
  return {
    claims: read.data,
    signed: `${head}.${body}`,
    signature: Buffer.from(signature, 'base64url')
  };
}

/** Whether the key of this PEM (certificate or public key) made the signature. */
export function isSignedBy({ signed, signature }: UncheckedJwt, pem: string): boolean {
  return verify('RSA-SHA256', Buffer.from(signed), createPublicKey(pem), signature);
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
