import { hostKindOf } from './login-host.ts';
import { invalidGrant } from './oauth-error.ts';
import type { SignIn } from './sign-in.ts';
import type { TokenRequest } from './token-endpoint.ts';
import type { Decision } from './token-response.ts';

/** A token of the app's run-as user; there is no refresh token (documented). My Domain only. */
export function clientCredentials(signIn: SignIn, request: TokenRequest): Decision {
  const { app, origin, peer } = request;
  if (hostKindOf(origin) !== 'my-domain') {
    signIn.org.unconfirmed('invalid_grant / request not supported on this domain');
    throw invalidGrant('request not supported on this domain');
  }
  const user = app.runAs === null ? undefined : signIn.users.findByUsername(app.runAs);
  if (!user) {
    signIn.org.unconfirmed('invalid_grant / no client credentials user enabled');
    throw invalidGrant('no client credentials user enabled');
  }
  signIn.access.requireUsable(app, user, peer);
  const scopes = app.scopes.filter((scope) => !['refresh_token', 'offline_access'].includes(scope));
  return { userId: user.id, scopes };
}
