import {
  OpenIdRefusedError,
  type IdentityProvider,
  type Profile
} from '../adapters/openid/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import { emailKey, type OpenIdAttempt, type User } from '../domain/index.ts';
import { isoNow, type Clock } from '../kernel/index.ts';
import type { Invitations } from './invitations.ts';
import { InvitationMismatchError, NotInvitedError, OpenIdNotSetError } from './people-errors.ts';
import { newToken, tokenHash } from './token.ts';

const VALID_MS = 10 * 60_000;

export interface OpenIdSignInParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly invitations: Invitations;
  /** Undefined when none is set. */
  readonly provider: IdentityProvider | undefined;
}

/** Signing in through an identity provider. */
export class OpenIdSignIn {
  private readonly parts: OpenIdSignInParts;

  constructor(parts: OpenIdSignInParts) {
    this.parts = parts;
  }

  /** Where to send the browser, and what its cookie must hold when it comes back. */
  async start(given: { redirectUri: string; returnTo: string; invitationToken?: string }) {
    const { storage, clock, invitations } = this.parts;
    const provider = this.provider();
    const { redirectUri, returnTo, invitationToken } = given;
    const invitation = invitationToken ? await invitations.getByToken(invitationToken) : undefined;
    const request = provider.newRequest();
    const url = await provider.authorizationUrl(request, redirectUri);
    const browserToken = newToken();
    await storage.openIdAttempts.removeExpired(isoNow(clock));
    await storage.openIdAttempts.add({
      stateHash: tokenHash(request.state),
      browserHash: tokenHash(browserToken),
      nonce: request.nonce,
      codeVerifier: request.codeVerifier,
      invitationId: invitation?.id ?? null,
      returnTo,
      expiresAt: new Date(clock.now().getTime() + VALID_MS).toISOString()
    });
    return { url, browserToken };
  }

  /**
   * The user the provider vouches for, made now if their address was invited.
   * @throws OpenIdRefusedError, InvitationMismatchError, NotInvitedError
   */
  async finish(callbackUrl: URL, browserToken: string): Promise<{ user: User; returnTo: string }> {
    const state = callbackUrl.searchParams.get('state') ?? '';
    const attempt = await this.parts.storage.openIdAttempts.take(tokenHash(state));
    const isOurs =
      attempt !== undefined &&
      attempt.browserHash === tokenHash(browserToken) &&
      attempt.expiresAt > isoNow(this.parts.clock);
    if (!isOurs) throw new OpenIdRefusedError('the answer belongs to no sign-in of this browser');
    const { nonce, codeVerifier, returnTo } = attempt;
    const profile = await this.provider().profileOf(callbackUrl, { state, nonce, codeVerifier });
    return { user: await this.userOf(profile, attempt), returnTo };
  }

  private async userOf(profile: Profile, { invitationId }: OpenIdAttempt): Promise<User> {
    const { storage } = this.parts;
    const known = await storage.users.findByOpenIdKey(profile.openIdKey);
    if (known) return known;
    if (profile.email === null) throw new NotInvitedError(null);
    const byEmail = await storage.users.findByEmail(profile.email);
    if (byEmail?.openIdKey === null) {
      const linked = await storage.users.linkProfile(byEmail.id, profile.openIdKey);
      if (linked) return linked;
    }
    return this.inviteeOf({ ...profile, email: profile.email }, invitationId);
  }

  private async inviteeOf(
    { email, name, openIdKey }: Profile & { email: string },
    invitationId: string | null
  ): Promise<User> {
    const { storage, invitations } = this.parts;
    const invitation = invitationId
      ? await storage.invitations.find(invitationId)
      : await storage.invitations.findPendingByEmail(email);
    if (!invitation) throw new NotInvitedError(email);
    if (emailKey(invitation.email) !== emailKey(email)) {
      throw new InvitationMismatchError(invitation.email, email);
    }
    return invitations.fulfil(invitation, { name: name ?? email, passwordHash: null, openIdKey });
  }

  private provider(): IdentityProvider {
    if (!this.parts.provider) throw new OpenIdNotSetError();
    return this.parts.provider;
  }
}
