import { AppError } from '../../kernel/index.ts';

/** The identity provider cannot be asked. */
export class OpenIdUnavailableError extends AppError {
  readonly kind = 'unavailable';
  readonly code = 'openid_unavailable';

  constructor(issuer: string, options: ErrorOptions) {
    super(
      `The identity provider ${issuer} does not answer as OpenID Connect asks for.`,
      'Check PORCHLIGHT_OIDC_ISSUER, and that this machine reaches it.',
      options
    );
  }
}

/** The identity provider said no, or its answer does not belong to our question. */
export class OpenIdRefusedError extends AppError {
  readonly kind = 'refused';
  readonly code = 'openid_refused';

  constructor(reason: string, options?: ErrorOptions) {
    super(`The identity provider did not sign you in: ${reason}.`, 'Sign in again.', options);
  }
}
