import type { OrgAuth, OrgSession } from './credentials.ts';
import { SignInRefusedError } from './errors.ts';
import { signIn } from './sign-in.ts';

/** Hands out the session of one connection and renews it once for all who find it expired. */
export class SessionSource {
  private readonly loginUrl: string;
  private readonly auth: OrgAuth;
  private current: Promise<OrgSession> | undefined;

  constructor(loginUrl: string, auth: OrgAuth) {
    this.loginUrl = loginUrl;
    this.auth = auth;
  }

  session(): Promise<OrgSession> {
    this.current ??= this.signIn();
    return this.current;
  }

  /** A session other than the stale one; several callers with the same stale one share one sign-in. */
  async renew(stale: OrgSession): Promise<OrgSession> {
    const current = await this.session();
    if (current !== stale) return current;
    if (this.auth.kind === 'access-token') {
      throw new SignInRefusedError(
        'The access token of this connection has expired or was revoked.',
        'Connect again with a new access token, or with client id and secret.'
      );
    }
    this.current = this.signIn();
    return this.current;
  }

  private signIn(): Promise<OrgSession> {
    const session = signIn(this.loginUrl, this.auth);
    // A failed sign-in must not be remembered: the next caller tries again.
    session.catch(() => (this.current = undefined));
    return session;
  }
}
