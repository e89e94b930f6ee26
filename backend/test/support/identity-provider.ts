import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export const CLIENT = { clientId: 'porchlight', clientSecret: 'the secret of the client' };

/** Who is signed in at the provider, as its identity token tells. */
export interface ProviderProfile {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** What a hostile or broken provider may get wrong. */
export interface Flaws {
  nonce?: string;
  audience?: string;
  issuer?: string;
  /** Signs with a key that its key set does not have. */
  foreignKey?: boolean;
  expired?: boolean;
}

interface Grant {
  readonly query: URLSearchParams;
  readonly profile: ProviderProfile;
}

/** A small OpenID Connect provider: discovery, key set, code flow with PKCE, signed identity tokens. */
export class TestIdentityProvider {
  profile: ProviderProfile = { sub: 'u1' };
  flaws: Flaws = {};
  readonly url: string;
  private readonly server: Server;
  private readonly grants = new Map<string, Grant>();
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

  private constructor(server: Server) {
    this.server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<TestIdentityProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const provider = new TestIdentityProvider(server);
    server.on('request', (request, response) => void provider.answer(request, response));
    return provider;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    if (pathname === '/.well-known/openid-configuration') return json(response, this.metadata());
    if (pathname === '/keys') return json(response, { keys: [this.publicKey()] });
    if (pathname === '/authorize') return this.authorize(searchParams, response);
    if (pathname === '/token') {
      return this.exchange(new URLSearchParams(await text(request)), response);
    }
    response.writeHead(404).end();
  }

  private metadata() {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      jwks_uri: `${this.url}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256']
    };
  }

  private publicKey() {
    return {
      ...this.keys.publicKey.export({ format: 'jwk' }),
      kid: 'k1',
      alg: 'RS256',
      use: 'sig'
    };
  }

  private authorize(query: URLSearchParams, response: ServerResponse): void {
    const back = new URL(query.get('redirect_uri') ?? '');
    const code = randomUUID();
    this.grants.set(code, { query, profile: this.profile });
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    response.writeHead(302, { location: back.href }).end();
  }

  private exchange(form: URLSearchParams, response: ServerResponse): void {
    const code = form.get('code') ?? '';
    const grant = this.grants.get(code);
    this.grants.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      grant?.query.get('code_challenge') === challenge &&
      grant.query.get('code_challenge_method') === 'S256' &&
      grant.query.get('redirect_uri') === form.get('redirect_uri') &&
      form.get('client_id') === CLIENT.clientId &&
      form.get('client_secret') === CLIENT.clientSecret;
    if (!grant || !isRight) return json(response, { error: 'invalid_grant' }, 400);
    json(response, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      id_token: this.identityToken(grant)
    });
  }

  private identityToken({ query, profile }: Grant): string {
    const { issuer = this.url, audience = CLIENT.clientId, expired, foreignKey } = this.flaws;
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...profile,
      iss: issuer,
      aud: audience,
      iat: expired ? now - 7_200 : now,
      exp: expired ? now - 3_600 : now + 300,
      nonce: this.flaws.nonce ?? query.get('nonce')
    };
    const signed = [{ alg: 'RS256', kid: 'k1', typ: 'JWT' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const key = foreignKey
      ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
      : this.keys.privateKey;
    return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  }
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
