import { AppError } from '../../kernel/index.ts';

export class UnauthenticatedError extends AppError {
  override readonly name = 'UnauthenticatedError';
  readonly kind = 'refused';
  readonly code = 'unauthenticated';

  constructor() {
    super(
      'This address needs the access token of the service.',
      'Send "Authorization: Bearer …" with the token kept in the data folder (access-token).'
    );
  }
}

export class NoSuchAddressError extends AppError {
  override readonly name = 'NoSuchAddressError';
  readonly kind = 'not-found';
  readonly code = 'not_found';

  constructor() {
    super('There is nothing at this address.', 'GET /openapi.json lists what there is.');
  }
}

export class TooManyRequestsError extends AppError {
  override readonly name = 'TooManyRequestsError';
  readonly kind = 'unavailable';
  readonly code = 'too_many_requests';

  constructor() {
    super('Too many requests from this address.', 'Wait a minute and try again.');
  }
}

/** The service cannot listen where it was told to. */
export class CannotListenError extends AppError {
  override readonly name = 'CannotListenError';
  readonly kind = 'configuration';
  readonly code = 'cannot_listen';
}
