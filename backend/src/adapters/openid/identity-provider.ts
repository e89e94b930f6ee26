import * as client from 'openid-client';
import { OpenIdRefusedError, OpenIdUnavailableError } from './errors.ts';

const TIMEOUT_SECONDS = 10;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface IdentityProviderSettings {
  /** Its address, as its discovery document has it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What must be remembered between question and answer. */
export interface ProviderRequest {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Whom the identity provider vouches for. */
export interface Profile {
  /** Issuer and subject: the one thing about a user that never changes. */
  readonly openIdKey: string;
  /** Null when there is none, or when the provider has not verified it. */
  readonly email: string | null;
  readonly name: string | null;
}

/** Any issuer of OpenID Connect, asked with the code flow, PKCE, state and nonce. */
export class IdentityProvider {
  private readonly settings: IdentityProviderSettings;
  private discovered: Promise<client.Configuration> | undefined;

  constructor(settings: IdentityProviderSettings) {
    this.settings = settings;
  }

  /** Values for one sign-in, all random. */
  newRequest(): ProviderRequest {
    return {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier()
    };
  }

  /** Where to send the browser. */
  async authorizationUrl(request: ProviderRequest, redirectUri: string): Promise<string> {
    const configuration = await this.configuration();
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state: request.state,
      nonce: request.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(request.codeVerifier),
      code_challenge_method: 'S256'
    }).href;
  }

  /** Exchanges the answer for a checked profile. */
  async profileOf(callbackUrl: URL, request: ProviderRequest): Promise<Profile> {
    const configuration = await this.configuration();
    const tokens = await client
      .authorizationCodeGrant(configuration, callbackUrl, {
        expectedState: request.state,
        expectedNonce: request.nonce,
        pkceCodeVerifier: request.codeVerifier,
        idTokenExpected: true
      })
      .catch((error: unknown) => {
        throw refusalOf(error);
      });
    const claims = tokens.claims();
    if (!claims) throw new OpenIdRefusedError('its answer holds no identity');
    const { iss, sub, email, name } = claims;
    const isVerified = claims['email_verified'] === true;
    return {
      openIdKey: `${iss} ${sub}`,
      email: isVerified && typeof email === 'string' ? email : null,
      name: typeof name === 'string' && name.trim() ? name.trim() : null
    };
  }

  private configuration(): Promise<client.Configuration> {
    this.discovered ??= this.discover().catch((cause: unknown) => {
      // Asked again next time: the provider may be back.
      this.discovered = undefined;
      throw new OpenIdUnavailableError(this.settings.issuer, { cause });
    });
    return this.discovered;
  }

  private discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const server = new URL(issuer);
    const isLocal = server.protocol === 'http:' && LOOPBACK.has(server.hostname);
    return client.discovery(server, clientId, clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      // Checks the signature of the identity token, too, although it comes straight from its issuer.
      execute: [
        client.enableNonRepudiationChecks,
        ...(isLocal ? [client.allowInsecureRequests] : [])
      ]
    });
  }
}

/** Codes of the protocol only: descriptions are written by strangers. */
function refusalOf(cause: unknown): OpenIdRefusedError {
  const { error, code } = cause as { error?: unknown; code?: unknown };
  const known = [error, code].find(
    (value): value is string => typeof value === 'string' && /^[A-Za-z_]{1,60}$/.test(value)
  );
  return new OpenIdRefusedError(
    known ? known.toLowerCase().replaceAll('_', ' ') : 'its answer does not belong to our question',
    { cause }
  );
}
