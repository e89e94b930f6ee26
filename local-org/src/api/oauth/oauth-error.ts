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
