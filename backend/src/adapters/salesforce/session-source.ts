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
    this.current ??= this.remember(signIn(this.loginUrl, this.auth));
    return this.current;
  }

  /** A session other than the stale one; several callers with the same stale one share one sign-in. */
  async renew(stale: OrgSession): Promise<OrgSession> {
    const current = await this.session();
    if (current !== stale) return current;
    this.current = this.remember(this.successor(stale));
    return this.current;
  }

  private async successor(stale: OrgSession): Promise<OrgSession> {
    const { auth } = this;
    if (auth.kind === 'web-server') return auth.tokens.renew(stale);
    if (auth.kind === 'client-credentials') return signIn(this.loginUrl, auth);
    throw new SignInRefusedError(
      'The access token of this connection has expired or was revoked.',
      'Connect again with a new access token, or with client id and secret.'
    );
  }

  /** A failed sign-in must not be remembered: the next caller tries again. */
  private remember(session: Promise<OrgSession>): Promise<OrgSession> {
    session.catch(() => {
      if (this.current === session) this.current = undefined;
    });
    return session;
  }
}
