import type { Reply } from '../call.ts';
import type { WireRequest } from '../wire-request.ts';
import { OAuthError } from './oauth-error.ts';
import type { SignIn } from './sign-in.ts';

/**
 * Ends one session, or with a refresh token the whole consent (documented: Revoke OAuth Tokens). Throws
 * OAuthError for a token that is not live.
 */
export function revokeToken(signIn: SignIn, request: WireRequest): Reply {
  const token = new URLSearchParams(request.text).get('token') ?? request.query.get('token') ?? '';
  const grant = signIn.refreshTokens.findGrant(token);
  if (grant) signIn.revokeGrant(grant.id);
  else if (signIn.sessions.inspect(token)) signIn.sessions.revoke(token);
  else throw new OAuthError('invalid_token', 'the token is invalid or already revoked');
  return { status: 200 };
}
