import type { ExternalClientApp } from '../../apps/index.ts';
import { isSignedBy, parseJwt, type Claims } from './jwt.ts';
import { invalidGrant, missingParameter, OAuthError } from './oauth-error.ts';
import type { SignIn } from './sign-in.ts';
import type { TokenRequest } from './token-endpoint.ts';
import type { Decision } from './token-response.ts';

const LONGEST_LIFE = 5 * 60_000;
// No time in seconds is this far ahead: `sf org login jwt` sends milliseconds, and Salesforce takes them.
const MILLISECONDS_FROM = 100_000_000_000;

type Asserted = Omit<TokenRequest, 'app'>;

/** The app and the user of a signed assertion; no refresh token (unconfirmed). */
export function jwtBearer(
  signIn: SignIn,
  { form, origin, peer }: Asserted
): { app: ExternalClientApp; decision: Decision } {
  const assertion = form.get('assertion');
  if (!assertion) throw missingParameter('assertion');
  const jwt = parseJwt(assertion);
  if (!jwt) throw invalidGrant('invalid assertion');
  const app = signIn.findApp(jwt.claims.iss, origin);
  if (!app) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  if (app.certificate === null || !isSignedBy(jwt, app.certificate)) {
    throw invalidGrant('invalid assertion');
  }
  requireAudience(signIn, jwt.claims, origin);
  requireFresh(signIn, jwt.claims);
  const user = signIn.users.findByUsername(jwt.claims.sub);
  if (!user) throw invalidGrant("user hasn't approved this consumer");
  signIn.access.requireApproved(app, user, peer);
  const scopes = app.scopes.filter((scope) => !['refresh_token', 'offline_access'].includes(scope));
  return { app, decision: { userId: user.id, scopes } };
}

/** The login host of this kind of org, or the host asked (documented: OAuth 2.0 JWT Bearer Flow). */
function requireAudience({ org }: SignIn, { aud }: Claims, origin: string): void {
  const host = org.isSandbox ? 'test' : 'login';
  const accepted = [`https://${host}.salesforce.com`, origin];
  const given = [aud].flat().map((audience) => audience.replace(/\/$/, ''));
  if (given.length === 1 && given.some((audience) => accepted.includes(audience))) return;
  throw invalidGrant('Audience validation failed');
}

function requireFresh({ org }: SignIn, { exp }: Claims): void {
  const left = (exp >= MILLISECONDS_FROM ? exp : exp * 1000) - org.clock.now().getTime();
  if (left <= 0) throw invalidGrant('expired authorization code');
  if (exp < MILLISECONDS_FROM && left > LONGEST_LIFE) {
    org.unconfirmed('an assertion valid for more than five minutes is refused');
    throw invalidGrant('invalid assertion');
  }
}
