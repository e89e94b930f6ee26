import type { ErrorRequestHandler } from 'express';
import { AppError, type ErrorKind, type Logger } from '../../kernel/index.ts';
import type { ErrorAnswer } from './contract/index.ts';
import { DetailedError } from './errors.ts';

const STATUS_OF_KIND: Record<ErrorKind, number> = {
  'invalid-input': 400,
  refused: 403,
  'not-found': 404,
  conflict: 409,
  'needs-admin': 409,
  unavailable: 503,
  configuration: 500
};

/** Where the kind says too little. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  unauthenticated: 401,
  // Given in a request: what the kind says of a command line is not true here.
  org_url_refused: 400,
  wrong_credentials: 401,
  not_json: 415,
  locked_out: 429,
  too_many_requests: 429
};

/** Turns whatever was thrown into `{ error: { code, message, details? } }`; never a stack. */
export function errorAnswers(logger: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const [status, answer] = translate(error);
    if (status >= 500) {
      logger.error({ method: request.method, path: request.path, error }, 'a request failed');
    }
    if (status === 401) response.set('WWW-Authenticate', 'Bearer');
    response.status(status).set('Cache-Control', 'no-store').json(answer);
  };
}

function translate(error: unknown): [number, ErrorAnswer] {
  if (error instanceof AppError) {
    const { code, message, remedy } = error;
    const status = STATUS_OF_CODE[code] ?? STATUS_OF_KIND[error.kind];
    const details = {
      ...(remedy && { remedy }),
      ...(error instanceof DetailedError && error.details)
    };
    const hasDetails = Object.keys(details).length > 0;
    return [status, { error: { code, message, ...(hasDetails && { details }) } }];
  }
  // Express itself refuses what it cannot read (a malformed address) with a status of its own.
  const { status } = (error ?? {}) as { status?: unknown };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return status === 413
      ? [413, { error: { code: 'too_large', message: 'The request is too large.' } }]
      : [status, { error: { code: 'bad_request', message: 'The request cannot be read.' } }];
  }
  return [500, { error: { code: 'internal_error', message: 'Something went wrong on our side.' } }];
}
