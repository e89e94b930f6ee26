import { createHash, randomBytes } from 'node:crypto';
import { OrgUnavailableError } from './errors.ts';
import { postForm, refusal, textOf, type FormAnswer } from './post-form.ts';

/** What the package needs: data, and the right to come back without the user. */
const SCOPES = 'api refresh_token';

/** The app a consent is given to. */
export interface OAuthClient {
  readonly clientId: string;
  /** Null for an app that requires none. */
  readonly clientSecret: string | null;
}

/** What a consent yields; rotation yields a new refresh token at each use. */
export interface GrantedTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly instanceUrl: string;
}

/** What the org knows of a token; null when it does not tell. */
export interface TokenFacts {
  readonly isActive: boolean;
  readonly expiresAt: Date | null;
}

/** A secret of 43 characters, and its SHA-256: PKCE with S256 (RFC 7636). */
export function newVerifier(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Where the user's browser is sent to allow the app. */
export function consentUrl(
  loginUrl: string,
  ask: { clientId: string; redirectUri: string; state: string; challenge: string }
): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: ask.clientId,
    redirect_uri: ask.redirectUri,
    state: ask.state,
    scope: SCOPES,
    code_challenge: ask.challenge,
    code_challenge_method: 'S256'
  });
  return `${loginUrl}/services/oauth2/authorize?${query.toString()}`;
}

/** @throws SignInRefusedError, OrgUnavailableError */
export async function exchangeCode(
  loginUrl: string,
  client: OAuthClient,
  answer: { code: string; verifier: string; redirectUri: string }
): Promise<GrantedTokens> {
  const reply = await postForm(`${loginUrl}/services/oauth2/token`, {
    grant_type: 'authorization_code',
    code: answer.code,
    code_verifier: answer.verifier,
    redirect_uri: answer.redirectUri,
    ...formOf(client)
  });
  return tokensOf(reply, loginUrl);
}

/**
 * Never call it twice with one token: where refresh tokens rotate, the second call ends every session
 * of that user and app (documented: KB 005316711).
 * @throws SignInRefusedError, OrgUnavailableError
 */
export async function refreshTokens(
  loginUrl: string,
  client: OAuthClient,
  refreshToken: string
): Promise<GrantedTokens> {
  const reply = await postForm(`${loginUrl}/services/oauth2/token`, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    ...formOf(client)
  });
  return tokensOf(reply, loginUrl);
}

/** Asks without using the token up. Null when the org does not offer it to this app. */
export async function introspect(
  loginUrl: string,
  client: OAuthClient,
  token: string
): Promise<TokenFacts | null> {
  const { status, answer } = await postForm(`${loginUrl}/services/oauth2/introspect`, {
    token,
    ...formOf(client)
  });
  if (status !== 200 || typeof answer['active'] !== 'boolean') return null;
  const seconds = answer['exp'];
  return {
    isActive: answer['active'],
    expiresAt: typeof seconds === 'number' ? new Date(seconds * 1000) : null
  };
}

/**
 * Ends a consent with its refresh token, or one session with an access token (documented: Revoke OAuth
 * Tokens). A token that is dead already is as good as revoked.
 * @throws OrgUnavailableError
 */
export async function revokeToken(loginUrl: string, token: string): Promise<void> {
  const { status, answer } = await postForm(`${loginUrl}/services/oauth2/revoke`, { token });
  const isDead = ['invalid_token', 'unsupported_token_type'].includes(String(answer['error']));
  if (status < 300 || isDead) return;
  throw new OrgUnavailableError(`status ${status} at the revocation`);
}

function formOf({ clientId, clientSecret }: OAuthClient): Record<string, string | null> {
  return { client_id: clientId, client_secret: clientSecret };
}

function tokensOf(reply: FormAnswer, loginUrl: string): GrantedTokens {
  const accessToken = textOf(reply.answer['access_token']);
  if (accessToken === undefined) throw refusal(reply);
  return {
    accessToken,
    refreshToken: textOf(reply.answer['refresh_token']) ?? null,
    instanceUrl: textOf(reply.answer['instance_url']) ?? loginUrl
  };
}
