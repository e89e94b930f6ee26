import type { ErrorAnswer, ErrorDetails } from '../../../src/entrypoints/http/contract/index.ts';

/** A request that did not succeed, with what the backend says about it. */
export class ApiFailure extends Error {
  /** 0 when the backend was not reached. */
  readonly status: number;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(status: number, { error }: ErrorAnswer) {
    super(error.message);
    this.status = status;
    this.code = error.code;
    this.details = error.details ?? {};
  }
}

/** The backend is down, or the network is. */
export function unreachable(): ApiFailure {
  return new ApiFailure(0, {
    error: {
      code: 'unreachable',
      message: 'Porchlight does not answer.',
      details: { remedy: 'Check your network and that the service runs, then try again.' }
    }
  });
}
