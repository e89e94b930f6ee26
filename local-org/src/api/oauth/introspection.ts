import type { ExternalClientApp } from '../../apps/index.ts';
import type { Reply } from '../call.ts';
import type { WireRequest } from '../wire-request.ts';
import { authenticateClient } from './client-authentication.ts';
import { missingParameter } from './oauth-error.ts';
import type { SignIn } from './sign-in.ts';
import { identityUrl } from './user-info.ts';

interface Described {
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly kind: 'access_token' | 'refresh_token';
  readonly issuedAt: number;
  readonly expiresAt: number | undefined;
}

/** What the app may know of a token of its own: times in seconds; any other token is not active (RFC 7662). */
export function introspect(signIn: SignIn, request: WireRequest): Reply {
  const form = new URLSearchParams(request.text);
  const token = form.get('token');
  if (!token) throw missingParameter('token');
  const app = authenticateClient(
    signIn,
    request,
    form,
    (asking) => asking.secretRequired.webServer
  );
  signIn.org.unconfirmed('the answer of introspect');
  const described = describeAccess(signIn, app, token) ?? describeRefresh(signIn, app, token);
  if (!described) return { status: 200, body: { active: false } };
  const { userId, scopes, kind, issuedAt, expiresAt } = described;
  return {
    status: 200,
    body: {
      active: true,
      scope: scopes.join(' '),
      client_id: app.clientId,
      username: signIn.users.find(userId)?.username,
      sub: identityUrl(signIn.org, userId, request.origin),
      token_type: kind,
      ...(expiresAt !== undefined && { exp: seconds(expiresAt) }),
      iat: seconds(issuedAt),
      nbf: seconds(issuedAt)
    }
  };
}

function describeAccess(
  { sessions }: SignIn,
  { clientId }: ExternalClientApp,
  token: string
): Described | undefined {
  const found = sessions.inspect(token);
  return found?.clientId === clientId ? { ...found, kind: 'access_token' } : undefined;
}

function describeRefresh(
  { refreshTokens }: SignIn,
  app: ExternalClientApp,
  token: string
): Described | undefined {
  const found = refreshTokens.inspect(token, app);
  if (!found || found.isSpent || found.grant.clientId !== app.clientId) return undefined;
  const { issuedAt, expiresAt, grant } = found;
  return { userId: grant.userId, scopes: grant.scopes, kind: 'refresh_token', issuedAt, expiresAt };
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
