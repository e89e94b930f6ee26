import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type JsonWebKey
} from 'node:crypto';
import type { Org } from '../../org.ts';

const KEY_ID = 'local-org';
// Documented: an ID token is valid for two minutes unless the app says otherwise.
const LIFE_SECONDS = 120;

interface Subject {
  readonly issuer: string;
  /** The identity URL. */
  readonly subject: string;
  /** The client id. */
  readonly audience: string;
  readonly accessToken: string;
  readonly nonce: string | undefined;
}

/** OpenID Connect tokens of this org, signed with a key of its own. */
export class IdTokens {
  private readonly org: Org;

  constructor(org: Org) {
    this.org = org;
  }

  /** A JWT signed with RS256. */
  issue({ issuer, subject, audience, accessToken, nonce }: Subject): string {
    const now = Math.floor(this.org.clock.now().getTime() / 1000);
    const claims = {
      iss: issuer,
      sub: subject,
      aud: audience,
      iat: now,
      exp: now + LIFE_SECONDS,
      at_hash: halfHash(accessToken),
      ...(nonce !== undefined && { nonce })
    };
    const signed = [{ alg: 'RS256', typ: 'JWT', kid: KEY_ID }, claims].map(encode).join('.');
    const key = createPrivateKey(this.pem());
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
  }

  /** The public key as a JSON Web Key. */
  publicKey(): JsonWebKey {
    const key = createPublicKey(this.pem()).export({ format: 'jwk' });
    return { ...key, alg: 'RS256', use: 'sig', kid: KEY_ID };
  }

  // Made when it is first needed: that takes too long for every start.
  private pem(): string {
    return this.org.settings.keep('idTokenKey', () =>
      generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString()
    );
  }
}

/** `at_hash` of OpenID Connect Core: the left half of the hash. */
function halfHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
