import type { Reply } from '../call.ts';

/** A refusal in OAuth's shape: `{error, error_description}`. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly code: string;
  readonly status: number;

  constructor(code: string, description: string, status = 400) {
    super(description);
    this.code = code;
    this.status = status;
  }
}

/** Of the token endpoint; the consent page has a code of its own for it (recorded). */
export const APP_NOT_FOUND = 'app_not_found';

export function oauthErrorReply(error: OAuthError): Reply {
  return {
    status: error.status,
    body: { error: error.code, error_description: error.message },
    headers: { 'Cache-Control': 'no-store' }
  };
}

export function missingParameter(name: string): OAuthError {
  return new OAuthError('invalid_request', `missing required parameter: ${name}`);
}

export function invalidGrant(description: string): OAuthError {
  return new OAuthError('invalid_grant', description);
}
