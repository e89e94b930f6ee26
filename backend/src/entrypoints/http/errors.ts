import { AppError } from '../../kernel/index.ts';
import type { ErrorDetails } from './contract/index.ts';

/** A failure that can say more than a sentence. */
export abstract class DetailedError extends AppError {
  abstract readonly details: ErrorDetails;
}

export class UnauthenticatedError extends AppError {
  readonly kind = 'refused';
  readonly code = 'unauthenticated';

  constructor() {
    super(
      'This address is not for everyone.',
      'Sign in, or send "Authorization: Bearer …" with an API key or the token in the data folder.'
    );
  }
}

export class NoSuchAddressError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'not_found';

  constructor() {
    super('There is nothing at this address.', 'GET /openapi.json lists what there is.');
  }
}

export class TooManyRequestsError extends AppError {
  readonly kind = 'unavailable';
  readonly code = 'too_many_requests';

  constructor() {
    super('Too many requests from this address.', 'Wait a minute and try again.');
  }
}

/** The service cannot listen where it was told to. */
export class CannotListenError extends AppError {
  readonly kind = 'configuration';
  readonly code = 'cannot_listen';
}

export class InsufficientRoleError extends DetailedError {
  readonly kind = 'refused';
  readonly code = 'insufficient_role';
  readonly details: ErrorDetails;

  constructor(needed: readonly string[], held: string) {
    super('Your role does not allow this.', 'Ask an admin to do it, or to change your role.');
    this.details = { needed: [...needed], held: [held] };
  }
}

export class InsufficientScopeError extends DetailedError {
  readonly kind = 'refused';
  readonly code = 'insufficient_scope';
  readonly details: ErrorDetails;

  constructor(needed: string, held: readonly string[]) {
    super(
      `This needs the scope ${needed}; the API key has ${held.join(', ')}.`,
      'Use a key with that scope, or add one in the Studio under API keys.'
    );
    this.details = { needed: [needed], held: [...held] };
  }
}

export class NotForApiKeysError extends AppError {
  readonly kind = 'refused';
  readonly code = 'not_for_api_keys';

  constructor() {
    super('An API key cannot do this, whatever its scopes.', 'Do it in the Studio.');
  }
}

export class NotForServiceTokenError extends AppError {
  readonly kind = 'refused';
  readonly code = 'not_for_service_token';

  constructor() {
    super('The access token of the data folder cannot do this.', 'Sign in to the Studio.');
  }
}

/** A state-changing request that does not come from our own pages. */
export class CrossSiteError extends AppError {
  readonly kind = 'refused';
  readonly code = 'cross_site_request';

  constructor() {
    super(
      'This request does not come from a page of this Studio.',
      'Reload the Studio. If it is reached under another address, set PORCHLIGHT_PUBLIC_URL to it.'
    );
  }
}

/** A request whose parts do not have the form the contract asks for. */
export class InvalidRequestError extends DetailedError {
  readonly kind = 'invalid-input';
  readonly code = 'invalid_request';
  readonly details: ErrorDetails;

  constructor(problems: NonNullable<ErrorDetails['problems']>) {
    const fields = [...new Set(problems.map(({ field }) => field))].join(', ');
    super(`The request is not valid: ${fields}.`, 'Correct the fields named in the problems.');
    this.details = { problems };
  }
}

export class NotJsonError extends AppError {
  readonly kind = 'invalid-input';
  readonly code = 'not_json';

  constructor() {
    super('The request must carry a JSON document.', 'Send Content-Type: application/json.');
  }
}
