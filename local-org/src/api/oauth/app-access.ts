import { BlockList } from 'node:net';
import type { ExternalClientApp } from '../../apps/index.ts';
import type { Org } from '../../org.ts';
import type { Approvals } from './approvals.ts';
import { APP_NOT_FOUND, invalidGrant, OAuthError } from './oauth-error.ts';
import type { OrgUser, OrgUsers } from './org-users.ts';

// The only profile with Approve Uninstalled Connected Apps by default (documented: KB 005132365).
const ADMINISTRATOR = 'System Administrator';

/** Who may have tokens of which app: the app's policies against the user and the address. */
export class AppAccess {
  private readonly org: Org;
  private readonly users: OrgUsers;
  private readonly approvals: Approvals;

  constructor(org: Org, users: OrgUsers, approvals: Approvals) {
    this.org = org;
    this.users = users;
    this.approvals = approvals;
  }

  /** Throws OAuthError: inactive user, restricted address, user not admitted, app not installed. */
  requireConsentAllowed(app: ExternalClientApp, user: OrgUser, peer: string): void {
    this.requireUsable(app, user, peer);
    if (app.permittedUsers === 'pre-authorized' && !this.isPreAuthorized(app, user)) {
      this.org.unconfirmed('invalid_app_access for a user the app does not admit');
      const reason = 'user is not admin approved to access this app';
      throw new OAuthError('invalid_app_access', reason);
    }
    const mayApprove = user.profile === ADMINISTRATOR || this.approvals.has(app.clientId, user.id);
    if (app.installed || mayApprove) return;
    throw new OAuthError(APP_NOT_FOUND, 'External client app is not installed in this org');
  }

  /** Without a consent page: only who has allowed the app before, or is pre-authorised, passes. */
  requireApproved(app: ExternalClientApp, user: OrgUser, peer: string): void {
    const approved =
      app.permittedUsers === 'pre-authorized'
        ? this.isPreAuthorized(app, user)
        : this.approvals.has(app.clientId, user.id);
    if (!approved) {
      this.org.unconfirmed("invalid_grant / user hasn't approved this consumer");
      throw invalidGrant("user hasn't approved this consumer");
    }
    this.requireConsentAllowed(app, user, peer);
  }

  /** What holds in every flow: an active user at an address that is let in. */
  requireUsable(app: ExternalClientApp, user: OrgUser, peer: string): void {
    if (!user.isActive) {
      this.org.unconfirmed('inactive_user');
      throw new OAuthError('inactive_user', 'user is inactive');
    }
    if (!isLetIn(app, peer)) {
      this.org.unconfirmed('invalid_grant / ip restricted');
      throw invalidGrant('ip restricted');
    }
  }

  private isPreAuthorized({ preAuthorized }: ExternalClientApp, user: OrgUser): boolean {
    const sets = new Set(this.users.permissionSetsOf(user.id));
    return (
      preAuthorized.profiles.includes(user.profile) ||
      preAuthorized.permissionSets.some((name) => sets.has(name))
    );
  }
}

function isLetIn({ ipRelaxation, loginIpRanges }: ExternalClientApp, peer: string): boolean {
  if (ipRelaxation === 'relax' || loginIpRanges.length === 0) return true;
  const ranges = new BlockList();
  for (const { from, to } of loginIpRanges) ranges.addRange(from, to, 'ipv4');
  const address = peer === '::1' ? '127.0.0.1' : peer.replace(/^::ffff:/, '');
  return !address.includes(':') && ranges.check(address, 'ipv4');
}
