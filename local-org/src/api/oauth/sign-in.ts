import { randomBytes } from 'node:crypto';
import type { ExternalClientApp } from '../../apps/index.ts';
import type { Org } from '../../org.ts';
import { AppAccess } from './app-access.ts';
import { Approvals } from './approvals.ts';
import { IdTokens } from './id-tokens.ts';
import { hostKindOf } from './login-host.ts';
import { OneTimeValues } from './one-time-values.ts';
import { OrgUsers } from './org-users.ts';
import type { Challenge } from './pkce.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import type { Sessions } from './sessions.ts';

// Statements differ (15 and 2 minutes, both unconfirmed): who lives with 2 lives with 15.
const CODE_LIFE = 2 * 60_000;

/** What a code stands for until it is exchanged. */
export interface CodeGrant {
  readonly clientId: string;
  readonly userId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly challenge: Challenge | undefined;
  readonly nonce: string | undefined;
}

/** What all flows of sign-in share. */
export class SignIn {
  readonly org: Org;
  readonly sessions: Sessions;
  readonly users: OrgUsers;
  readonly approvals: Approvals;
  readonly access: AppAccess;
  readonly refreshTokens: RefreshTokens;
  readonly codes: OneTimeValues<CodeGrant>;
  readonly idTokens: IdTokens;

  constructor(org: Org, sessions: Sessions) {
    this.org = org;
    this.sessions = sessions;
    this.users = new OrgUsers(org.store);
    this.approvals = new Approvals(org.store);
    this.access = new AppAccess(org, this.users, this.approvals);
    this.refreshTokens = new RefreshTokens(org.store, org.clock);
    this.codes = new OneTimeValues(org.clock, CODE_LIFE, newCode);
    this.idTokens = new IdTokens(org);
  }

  /** The app of a client id; at the login host of the other kind of org nobody knows it. */
  findApp(clientId: string, origin: string): ExternalClientApp | undefined {
    const strange = this.org.isSandbox ? 'login' : 'test';
    if (hostKindOf(origin) !== strange) return this.org.apps.find(clientId);
    this.org.unconfirmed(`invalid_client_id at the ${strange} host`);
    return undefined;
  }

  /** Ends a consent: its refresh token and every access token that stems from it. */
  revokeGrant(grantId: string): void {
    this.refreshTokens.revoke(grantId);
    this.sessions.revokeGrant(grantId);
  }
}

/** Real codes hold characters that must be escaped in a URL: clients that forget it fail here, too. */
function newCode(): string {
  return `aPrx${randomBytes(40).toString('base64')}`;
}
