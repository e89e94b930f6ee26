import { randomBytes } from 'node:crypto';
import type { Reply } from '../call.ts';
import type { WireRequest } from '../wire-request.ts';
import {
  readAddress,
  readAuthorizeRequest,
  type AuthorizeRequest,
  type ReturnAddress
} from './authorize-request.ts';
import { consentPage, refusalPage } from './consent-page.ts';
import { APP_NOT_FOUND, OAuthError } from './oauth-error.ts';
import { OneTimeValues } from './one-time-values.ts';
import type { SignIn } from './sign-in.ts';

const PAGE_LIFE = 30 * 60_000;

/** `/services/oauth2/authorize`: shows the consent page, and takes what the user decided there. */
export class AuthorizeEndpoint {
  private readonly signIn: SignIn;
  private readonly asked: OneTimeValues<AuthorizeRequest>;

  constructor(signIn: SignIn) {
    this.signIn = signIn;
    // Only who has read the page knows its key: no other site can press Allow.
    const newKey = () => randomBytes(32).toString('base64url');
    this.asked = new OneTimeValues(signIn.org.clock, PAGE_LIFE, newKey);
  }

  answer(request: WireRequest): Reply {
    const params = request.method === 'POST' ? new URLSearchParams(request.text) : request.query;
    try {
      return params.has('request') ? this.decide(params, request.peer) : this.ask(params, request);
    } catch (error) {
      if (error instanceof OAuthError) return refusalPage(error);
      throw error;
    }
  }

  private ask(params: URLSearchParams, { origin }: WireRequest): Reply {
    const { app, address } = readAddress(this.signIn, params, origin);
    return toldAt(address, () => {
      const request = readAuthorizeRequest(app, address, params);
      return this.show(this.asked.put(request), request);
    });
  }

  private decide(params: URLSearchParams, peer: string): Reply {
    const key = params.get('request') ?? '';
    const request = this.asked.look(key);
    if (!request) throw new OAuthError('invalid_request', 'this page is too old: start again');
    if (params.get('decision') !== 'allow') {
      this.asked.take(key);
      return redirect(request.address, {
        error: 'access_denied',
        error_description: 'end-user denied authorization'
      });
    }
    const user = this.signIn.users.find(params.get('user') ?? '');
    if (!user) return this.show(key, request, 'Choose who you are.');
    if (user.isApiOnly) return this.show(key, request, `${user.name} cannot sign in on a page.`);
    this.asked.take(key);
    const { app, address, scopes, challenge, nonce } = request;
    return toldAt(address, () => {
      this.signIn.access.requireConsentAllowed(app, user, peer);
      const { clientId } = app;
      this.signIn.approvals.add(clientId, user.id);
      const { redirectUri } = address;
      const grant = { clientId, userId: user.id, redirectUri, scopes, challenge, nonce };
      return redirect(address, { code: this.signIn.codes.put(grant) });
    });
  }

  private show(key: string, request: AuthorizeRequest, problem?: string): Reply {
    const users = this.signIn.users.listActive();
    return consentPage(request, { key, users, ...(problem !== undefined && { problem }) });
  }
}

/** Brings a refusal to the client instead of the user. */
function toldAt(address: ReturnAddress, work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    const code = error.code === APP_NOT_FOUND ? 'OAUTH_EC_APP_NOT_FOUND' : error.code;
    return redirect(address, { error: code, error_description: error.message });
  }
}

function redirect({ redirectUri, state }: ReturnAddress, answer: Record<string, string>): Reply {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  return { status: 302, headers: { Location: url.href, 'Cache-Control': 'no-store' } };
}
