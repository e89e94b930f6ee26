import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Org } from '../../org.ts';
import type { Reply } from '../call.ts';
import type { WireRequest } from '../wire-request.ts';
import type { Sessions } from './sessions.ts';
import { identityOf, identityUrl, userInfoOf } from './user-info.ts';

/** `/services/oauth2/*` and `/id/<org>/<user>`; undefined for any other path. */
export class OAuthEndpoints {
  private readonly org: Org;
  private readonly sessions: Sessions;

  constructor(org: Org, sessions: Sessions) {
    this.org = org;
    this.sessions = sessions;
  }

  handle(request: WireRequest): Reply | undefined {
    const { method, path } = request;
    switch (path) {
      case '/services/oauth2/token':
        return method === 'POST' ? this.token(request) : notAllowed('POST');
      case '/services/oauth2/revoke':
        return this.revoke(request);
      case '/services/oauth2/userinfo':
        return this.asUser(request, (userId) => userInfoOf(this.org, userId, request.origin));
      default:
        return path.startsWith('/id/') ? this.identity(request) : undefined;
    }
  }

  /** Client credentials: runs as the integration user, and there is no refresh token (documented). */
  private token(request: WireRequest): Reply {
    const form = new URLSearchParams(request.text);
    const { clientId, clientSecret } = credentials(request, form);
    const grant = form.get('grant_type');
    if (!grant) return refusal('invalid_request', 'missing required parameter: grant_type');
    if (grant !== 'client_credentials') {
      return refusal('unsupported_grant_type', 'grant type not supported');
    }
    if (clientId !== this.org.client.id) {
      return refusal('invalid_client_id', 'client identifier invalid');
    }
    if (!sameText(clientSecret, this.org.client.secret)) {
      this.org.unconfirmed('401 for bad client credentials');
      return { ...refusal('invalid_client', 'invalid client credentials'), status: 401 };
    }
    return { status: 200, body: this.tokenResponse(this.org.client.userId, request.origin) };
  }

  private tokenResponse(userId: string, origin: string) {
    const id = identityUrl(this.org, userId, origin);
    const issuedAt = String(this.org.clock.now().getTime());
    return {
      access_token: this.sessions.open(userId),
      signature: createHmac('sha256', this.org.client.secret)
        .update(id + issuedAt)
        .digest('base64'),
      scope: 'api',
      instance_url: origin,
      id,
      token_type: 'Bearer',
      issued_at: issuedAt
    };
  }

  private revoke(request: WireRequest): Reply {
    const given = new URLSearchParams(request.text).get('token') ?? request.query.get('token');
    if (!given || this.sessions.findUser(given) === undefined) {
      return refusal('invalid_token', 'the token is invalid or already revoked');
    }
    this.sessions.revoke(given);
    return { status: 200 };
  }

  private identity(request: WireRequest): Reply {
    const [orgId = '', userId = ''] = request.path.split('/').slice(2);
    return this.asUser(request, (caller) => {
      const known = sameId(orgId, this.org.store.orgId) && sameId(userId, caller);
      return known ? identityOf(this.org, caller, request.origin) : undefined;
    });
  }

  private asUser(request: WireRequest, answer: (userId: string) => unknown): Reply {
    const token = request.bearer ?? request.query.get('oauth_token');
    const userId = token ? this.sessions.findUser(token) : undefined;
    const body = userId && answer(userId);
    return body ? { status: 200, body } : { status: 403, body: 'Bad_OAuth_Token' };
  }
}

function credentials(request: WireRequest, form: URLSearchParams) {
  const basic = /^Basic (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  if (!basic) {
    return { clientId: form.get('client_id'), clientSecret: form.get('client_secret') ?? '' };
  }
  const [id = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { clientId: id, clientSecret: secret.join(':') };
}

function sameText(given: string, kept: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(kept)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function sameId(a: string, b: string): boolean {
  return a.slice(0, 15) === b.slice(0, 15);
}

function refusal(error: string, description: string): Reply {
  return { status: 400, body: { error, error_description: description } };
}

function notAllowed(method: string): Reply {
  return { ...refusal('invalid_request', `only ${method} is allowed`), status: 405 };
}
