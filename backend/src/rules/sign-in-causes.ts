import { AppError } from '../kernel/index.ts';

/** Why an org does not let us in, and what a person can do about it. */
export interface SignInCause {
  readonly cause: string;
  readonly remedy: string;
}

interface Rule extends SignInCause {
  readonly code: string;
  /** Where one code stands for several causes; OAuth descriptions are not localised. */
  readonly description?: RegExp;
}

const APP = 'Setup, External Client App Manager, the app, Policies';
const ACTIVATE = 'Setup, Users: activate the integration user, or connect with another one.';
const OPEN_ORG = 'Ask Salesforce to open the org again.';

/** The first that fits counts. Codes: Salesforce, "OAuth 2.0 Authorization Errors" and REST status codes. */
const RULES: readonly Rule[] = [
  {
    code: 'invalid_grant',
    description: /ip restricted/i,
    cause: 'the address of this service is outside the allowed IP ranges',
    remedy: `${APP}, IP Relaxation: choose "Relax IP restrictions", or add this service's address to the login IP ranges of the profile.`
  },
  {
    code: 'invalid_grant',
    description: /client credentials user/i,
    cause: 'the app names no user for the client credentials flow',
    remedy: `${APP}, Client Credentials Flow: name the integration user under "Run As".`
  },
  {
    code: 'invalid_grant',
    description: /not supported on this domain/i,
    cause: 'the client credentials flow works at the My Domain alone',
    remedy: 'Give the My Domain address (Setup, My Domain), not login or test.salesforce.com.'
  },
  {
    code: 'invalid_grant',
    description: /hasn't approved|not approved/i,
    cause: 'the user has not approved the app',
    remedy: 'Re-generate the token and press Allow, or pre-authorise the user in the app.'
  },
  {
    code: 'invalid_grant',
    description: /authorization code/i,
    cause: 'the authorisation took too long or was used already',
    remedy: 'Start again with Connect.'
  },
  {
    code: 'invalid_grant',
    description: /code verifier/i,
    cause: 'the answer does not belong to the question this service asked',
    remedy: 'Start again with Connect, in one browser window.'
  },
  {
    code: 'invalid_grant',
    description: /inactive user/i,
    cause: 'the user is inactive or frozen',
    remedy: ACTIVATE
  },
  {
    code: 'invalid_grant',
    description: /inactive org/i,
    cause: 'the org is locked, closed or has expired',
    remedy: OPEN_ORG
  },
  {
    code: 'invalid_grant',
    cause: 'the token has expired or was revoked',
    remedy: `Re-generate the token. To make it last: ${APP}, Refresh Token Policy: "Refresh token is valid until revoked".`
  },
  {
    code: 'invalid_client',
    description: /installed/i,
    cause: 'the app is not installed in the org and the user may not approve such apps',
    remedy:
      'Setup, Connected Apps OAuth Usage: install the app, or give the user "Approve Uninstalled Connected Apps".'
  },
  ...['app_not_found', 'OAUTH_EC_APP_NOT_FOUND'].map((code) => ({
    code,
    cause: 'the app is not installed in the org',
    remedy:
      'Create or install the app in this very org (Setup, External Client App Manager); a refreshed sandbox needs it anew.'
  })),
  {
    code: 'invalid_client',
    cause: 'the client secret is wrong',
    remedy: 'Copy the consumer secret of the app again (Setup, External Client App Manager).'
  },
  {
    code: 'invalid_client_id',
    cause: 'the org does not know this client id',
    remedy:
      'Check the consumer key and the environment (production or sandbox); a new app takes up to 10 minutes to be known.'
  },
  {
    code: 'invalid_app_access',
    cause: 'the user is not admitted to the app',
    remedy: `${APP}, Permitted Users: add a profile or permission set of the user.`
  },
  {
    code: 'OAUTH_APP_ACCESS_DENIED',
    cause: 'the user is not admitted to the app',
    remedy: `${APP}, Permitted Users: add a profile or permission set of the user.`
  },
  {
    code: 'inactive_user',
    cause: 'the user is inactive or frozen',
    remedy: ACTIVATE
  },
  {
    code: 'inactive_org',
    cause: 'the org is locked, closed or has expired',
    remedy: OPEN_ORG
  },
  {
    code: 'redirect_uri_mismatch',
    cause: 'the app does not list the callback address of this service',
    remedy:
      'Setup, External Client App Manager, the app, Settings: add the callback URL shown in the Studio.'
  },
  {
    code: 'access_denied',
    cause: 'the user pressed Deny',
    remedy: 'Connect again and press Allow.'
  },
  {
    code: 'rate_limit_exceeded',
    cause: 'there were too many sign-ins in a short time',
    remedy: 'Wait some minutes, then test again.'
  },
  {
    code: 'unsupported_grant_type',
    cause: 'the app does not allow this flow',
    remedy: 'Setup, External Client App Manager, the app, Settings: enable the flow.'
  },
  {
    code: 'invalid_scope',
    cause: 'the app lacks a scope that is needed',
    remedy:
      'Setup, External Client App Manager, the app, Settings: add the scopes api and refresh_token.'
  },
  {
    code: 'API_DISABLED_FOR_ORG',
    cause: 'API access is not enabled',
    remedy:
      'Setup, Users, Profiles (or a permission set), edit, System Permissions: "API Enabled". The edition must include API access.'
  },
  {
    code: 'INVALID_SESSION_ID',
    cause: 'the session has ended',
    remedy: 'Re-generate the token.'
  },
  {
    code: 'REQUEST_LIMIT_EXCEEDED',
    cause: 'the API calls of the last 24 hours are used up',
    remedy: 'Setup, Company Information, API Requests: wait until calls are free, or buy more.'
  },
  {
    code: 'INSUFFICIENT_ACCESS',
    cause: 'the user lacks a right',
    remedy: 'Verify the package: it names the right and where to give it.'
  }
];

/** Codes of a token endpoint that is busy or in trouble: the same request is granted a little later. */
const PASSING = new Set(['unknown_error', 'server_error', 'temporarily_unavailable']);

/** Documented: of two refreshes with one token at the same time the second is refused. */
const IN_USE = /already being processed/i;

/** Whether the refusal says nothing about the app, the user or the token. */
export function isPassingRefusal(code: string, description = ''): boolean {
  return PASSING.has(code) || (code === 'invalid_grant' && IN_USE.test(description));
}

/** By the code and, where that is not enough, by the description that came with it. */
export function signInCause(code: string, description = ''): SignInCause {
  const rule = RULES.find(
    (one) => one.code === code && (!one.description || one.description.test(description))
  );
  if (rule) return { cause: rule.cause, remedy: rule.remedy };
  return {
    cause: 'the org gives no reason that is known',
    remedy: `Look up ${code} in Salesforce's list of OAuth errors; Setup, Login History tells more.`
  };
}

/** The consent page sent the browser back without a code. */
export class SignInAnswerError extends AppError {
  readonly kind = 'refused';
  readonly code = 'sign_in_not_completed';

  constructor(oauthCode: string, description?: string) {
    const { cause, remedy } = signInCause(oauthCode, description);
    super(`Salesforce did not authorise the connection (${oauthCode}): ${cause}.`, remedy);
  }
}
