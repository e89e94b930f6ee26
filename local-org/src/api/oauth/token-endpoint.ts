import type { ExternalClientApp } from '../../apps/index.ts';
import type { Reply } from '../call.ts';
import type { WireRequest } from '../wire-request.ts';
import { exchangeCode } from './authorization-code-flow.ts';
import { authenticateClient } from './client-authentication.ts';
import { clientCredentials } from './client-credentials-flow.ts';
import { jwtBearer } from './jwt-bearer-flow.ts';
import { invalidGrant, missingParameter, OAuthError } from './oauth-error.ts';
import { refresh } from './refresh-flow.ts';
import { inAskedFormat } from './reply-format.ts';
import type { SignIn } from './sign-in.ts';
import { tokenResponse, type Decision } from './token-response.ts';

/** A token request whose client has been authenticated. */
export interface TokenRequest {
  readonly app: ExternalClientApp;
  readonly form: URLSearchParams;
  readonly origin: string;
  readonly peer: string;
}

interface Flow {
  readonly secretRequired: (app: ExternalClientApp) => boolean;
  readonly decide: (signIn: SignIn, request: TokenRequest) => Decision;
}

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const flows = new Map<string, Flow>([
  [
    'authorization_code',
    { secretRequired: (app) => app.secretRequired.webServer, decide: exchangeCode }
  ],
  ['refresh_token', { secretRequired: (app) => app.secretRequired.refresh, decide: refresh }],
  ['client_credentials', { secretRequired: () => true, decide: clientCredentials }],
  ['password', { secretRequired: () => true, decide: refusePassword }]
]);

/** `POST /services/oauth2/token`, parameters in a form body. Throws OAuthError. */
export function answerToken(signIn: SignIn, request: WireRequest): Reply {
  const { origin, peer } = request;
  const form = new URLSearchParams(request.text);
  const grantType = form.get('grant_type');
  if (!grantType) throw missingParameter('grant_type');
  if (grantType === JWT_BEARER) {
    const { app, decision } = jwtBearer(signIn, { form, origin, peer });
    return given(request, tokenResponse(signIn, app, origin, decision));
  }
  const flow = flows.get(grantType);
  if (!flow) throw new OAuthError('unsupported_grant_type', 'grant type not supported');
  const app = authenticateClient(signIn, request, form, flow.secretRequired);
  const decision = flow.decide(signIn, { app, form, origin, peer });
  return given(request, tokenResponse(signIn, app, origin, decision));
}

/** Recorded where the flow is blocked, which it always is for an External Client App. */
function refusePassword(): never {
  throw invalidGrant('authentication failure');
}

function given(request: WireRequest, body: unknown): Reply {
  return inAskedFormat(request, {
    status: 200,
    body,
    headers: { 'Cache-Control': 'no-store' }
  });
}
