import type { ExternalClientApp } from '../../apps/index.ts';
import { redirectMismatch } from './authorization-code-flow.ts';
import { missingParameter, OAuthError } from './oauth-error.ts';
import { challengeOf, isChallenge, type Challenge } from './pkce.ts';
import type { SignIn } from './sign-in.ts';

/** Where the answer to an authorisation request goes. */
export interface ReturnAddress {
  readonly redirectUri: string;
  readonly state: string | undefined;
}

/** An authorisation request a user can be asked about. */
export interface AuthorizeRequest {
  readonly app: ExternalClientApp;
  readonly address: ReturnAddress;
  readonly scopes: readonly string[];
  readonly challenge: Challenge | undefined;
  /** Repeated in the ID token. */
  readonly nonce: string | undefined;
  /** The username the client expects. */
  readonly loginHint: string | undefined;
}

/**
 * The app and its return address. Throws OAuthError when they do not fit together: then nothing may be sent to
 * the address.
 */
export function readAddress(
  signIn: SignIn,
  params: URLSearchParams,
  origin: string
): { app: ExternalClientApp; address: ReturnAddress } {
  const clientId = params.get('client_id');
  if (!clientId) throw missingParameter('client_id');
  const app = signIn.findApp(clientId, origin);
  if (!app) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  const redirectUri = params.get('redirect_uri');
  if (!redirectUri) throw missingParameter('redirect_uri');
  if (!app.callbackUrls.includes(redirectUri)) throw redirectMismatch();
  return { app, address: { redirectUri, state: params.get('state') ?? undefined } };
}

/** The rest of the request. Throws OAuthError, which the client is told at its return address. */
export function readAuthorizeRequest(
  app: ExternalClientApp,
  address: ReturnAddress,
  params: URLSearchParams
): AuthorizeRequest {
  const responseType = params.get('response_type');
  if (!responseType) throw missingParameter('response_type');
  if (responseType !== 'code') {
    throw new OAuthError('unsupported_response_type', 'response type not supported');
  }
  return {
    app,
    address,
    scopes: readScopes(app, params.get('scope')),
    challenge: readChallenge(app, params),
    nonce: params.get('nonce') ?? undefined,
    loginHint: params.get('login_hint') ?? undefined
  };
}

/** All of the app's scopes unless some are asked for. */
function readScopes({ scopes }: ExternalClientApp, asked: string | null): readonly string[] {
  const names = (asked ?? '').split(/\s+/).filter((name) => name !== '');
  if (names.length === 0) return scopes;
  const known: readonly string[] = scopes;
  if (names.every((name) => known.includes(name))) return [...new Set(names)];
  throw new OAuthError('invalid_scope', 'the requested scope is not allowed');
}

function readChallenge(app: ExternalClientApp, params: URLSearchParams): Challenge | undefined {
  const value = params.get('code_challenge');
  const method = params.get('code_challenge_method');
  if (value === null) {
    if (!app.pkceRequired && method === null) return undefined;
    throw new OAuthError('invalid_request', 'missing required code challenge');
  }
  const challenge = challengeOf(value, method);
  if (!challenge) throw new OAuthError('invalid_request', 'invalid code challenge method');
  if (!isChallenge(challenge)) throw new OAuthError('invalid_request', 'invalid code challenge');
  return challenge;
}
