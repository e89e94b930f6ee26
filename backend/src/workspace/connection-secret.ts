/** What the vault keeps of a consent; other kinds of connection keep their secret as it is. */
export interface ConsentSecret {
  readonly clientSecret: string | null;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** A refresh was sent and its answer has not been stored: the token may be used up. */
  readonly refreshSent: boolean;
}

/** Label under which the vault binds the secrets of connections. */
export const CONNECTION_SECRET = 'connection';

export function writeConsent(secret: ConsentSecret): string {
  return JSON.stringify(secret);
}

/** Only for what `writeConsent` wrote: the vault vouches for it. */
export function readConsent(text: string): ConsentSecret {
  return JSON.parse(text) as ConsentSecret;
}
