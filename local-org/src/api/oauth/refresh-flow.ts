import { invalidGrant, missingParameter } from './oauth-error.ts';
import type { SignIn } from './sign-in.ts';
import type { TokenRequest } from './token-endpoint.ts';
import type { Decision } from './token-response.ts';

const EXPIRED = 'expired access/refresh token';

/**
 * A new access token. With rotation a new refresh token, too, and whoever shows an old one ends the current one
 * and every access token of that user and app (documented: KB 005316711).
 */
export function refresh(signIn: SignIn, { app, form, peer }: TokenRequest): Decision {
  const token = form.get('refresh_token');
  if (!token) throw missingParameter('refresh_token');
  const presented = signIn.refreshTokens.inspect(token, app);
  if (presented?.grant.clientId !== app.clientId) throw invalidGrant(EXPIRED);
  const { grant, isSpent } = presented;
  const { userId, scopes } = grant;
  if (isSpent) {
    signIn.revokeGrant(grant.id);
    signIn.sessions.revokeAll(app.clientId, userId);
    throw invalidGrant(EXPIRED);
  }
  const user = signIn.users.find(userId);
  if (!user) throw invalidGrant(EXPIRED);
  signIn.access.requireConsentAllowed(app, user, peer);
  signIn.refreshTokens.touch(token);
  if (!app.refreshToken.rotation) return { userId, scopes, refresh: { grantId: grant.id } };
  const successor = signIn.refreshTokens.rotate(token, grant);
  return { userId, scopes, refresh: { grantId: grant.id, token: successor } };
}
