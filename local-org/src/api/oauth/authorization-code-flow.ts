import type { ExternalClientApp } from '../../apps/index.ts';
import { invalidGrant, missingParameter, OAuthError } from './oauth-error.ts';
import { answers } from './pkce.ts';
import type { CodeGrant, SignIn } from './sign-in.ts';
import type { TokenRequest } from './token-endpoint.ts';
import type { Decision } from './token-response.ts';

/** Exchanges a code, which is gone whatever comes of it, for tokens of its user. */
export function exchangeCode(signIn: SignIn, request: TokenRequest): Decision {
  const { app, form, peer } = request;
  const code = form.get('code');
  if (!code) throw missingParameter('code');
  const redirectUri = form.get('redirect_uri');
  if (!redirectUri) throw missingParameter('redirect_uri');
  const granted = signIn.codes.take(code);
  if (!granted || granted.clientId !== app.clientId) {
    throw invalidGrant('expired authorization code');
  }
  if (granted.redirectUri !== redirectUri) throw redirectMismatch();
  requireVerifier(granted, form.get('code_verifier'));
  const user = signIn.users.find(granted.userId);
  if (!user) throw invalidGrant('expired authorization code');
  signIn.access.requireConsentAllowed(app, user, peer);
  const { userId, scopes, nonce } = granted;
  return {
    userId,
    scopes,
    ...(nonce !== undefined && { nonce }),
    ...refreshOf(signIn, app, granted)
  };
}

export function redirectMismatch(): OAuthError {
  return new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
}

function requireVerifier({ challenge }: CodeGrant, verifier: string | null): void {
  if (!challenge && verifier === null) return;
  if (verifier === null) throw missingParameter('code_verifier');
  if (!challenge || !answers(verifier, challenge)) throw invalidGrant('invalid code verifier');
}

function refreshOf(signIn: SignIn, app: ExternalClientApp, { userId, scopes }: CodeGrant) {
  if (!scopes.includes('refresh_token') && !scopes.includes('offline_access')) return {};
  const { clientId } = app;
  const { token, grant, dropped } = signIn.refreshTokens.open({ clientId, userId, scopes });
  if (dropped.length > 0) signIn.org.unconfirmed('a sixth consent ends the oldest');
  for (const id of dropped) signIn.sessions.revokeGrant(id);
  return { refresh: { grantId: grant.id, token } };
}
