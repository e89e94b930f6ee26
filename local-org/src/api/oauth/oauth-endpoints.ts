import type { Org } from '../../org.ts';
import type { Reply } from '../call.ts';
import type { WireRequest } from '../wire-request.ts';
import { AuthorizeEndpoint } from './authorize-endpoint.ts';
import { answerIdentity, answerUserInfo } from './identity.ts';
import { discoveryReply, keysReply } from './discovery.ts';
import { introspect } from './introspection.ts';
import { OAuthError, oauthErrorReply } from './oauth-error.ts';
import { inAskedFormat } from './reply-format.ts';
import { revokeToken } from './revocation.ts';
import type { Sessions } from './sessions.ts';
import { SignIn } from './sign-in.ts';
import { SingleAccess } from './single-access.ts';
import { answerToken } from './token-endpoint.ts';

const OAUTH = '/services/oauth2';
const GET = ['GET'];
const POST = ['POST'];
const BOTH = [...GET, ...POST];

interface Endpoint {
  readonly methods: readonly string[];
  readonly answer: (request: WireRequest) => Reply;
}

/** `/services/oauth2/*`, the frontdoor and `/id/<org>/<user>`; undefined for any other path. */
export class OAuthEndpoints {
  private readonly endpoints: ReadonlyMap<string, Endpoint>;
  private readonly identity: Endpoint;

  constructor(org: Org, sessions: Sessions) {
    const signIn = new SignIn(org, sessions);
    this.endpoints = endpointsOf(signIn);
    this.identity = { methods: BOTH, answer: (request) => answerIdentity(signIn, request) };
  }

  handle(request: WireRequest): Reply | undefined {
    const endpoint = this.find(request.path);
    if (!endpoint) return undefined;
    try {
      const method = request.method === 'HEAD' ? 'GET' : request.method;
      if (!endpoint.methods.includes(method)) throw notAllowed(endpoint.methods);
      return endpoint.answer(request);
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return inAskedFormat(request, oauthErrorReply(error));
    }
  }

  private find(path: string): Endpoint | undefined {
    return this.endpoints.get(path) ?? (path.startsWith('/id/') ? this.identity : undefined);
  }
}

function endpointsOf(signIn: SignIn): Map<string, Endpoint> {
  const authorize = new AuthorizeEndpoint(signIn);
  const singleAccess = new SingleAccess(signIn);
  const endpoints: [string, readonly string[], Endpoint['answer']][] = [
    [`${OAUTH}/authorize`, BOTH, (request) => authorize.answer(request)],
    [`${OAUTH}/token`, POST, (request) => answerToken(signIn, request)],
    [`${OAUTH}/revoke`, BOTH, (request) => revokeToken(signIn, request)],
    [`${OAUTH}/introspect`, POST, (request) => introspect(signIn, request)],
    [`${OAUTH}/userinfo`, BOTH, (request) => answerUserInfo(signIn, request)],
    [`${OAUTH}/singleaccess`, BOTH, (request) => singleAccess.answer(request)],
    ['/secur/frontdoor.jsp', GET, (request) => singleAccess.open(request)],
    ['/id/keys', GET, () => keysReply(signIn)],
    ['/.well-known/openid-configuration', GET, (request) => discoveryReply(request.origin)]
  ];
  return new Map(endpoints.map(([path, methods, answer]) => [path, { methods, answer }]));
}

function notAllowed(methods: readonly string[]): OAuthError {
  return new OAuthError('invalid_request', `only ${methods.join(' and ')} is allowed`, 405);
}
