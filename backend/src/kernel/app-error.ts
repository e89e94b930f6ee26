/** What went wrong, in the terms an entrypoint needs to choose a status or an exit code. */
export type ErrorKind =
  | 'invalid-input'
  | 'configuration'
  | 'not-found'
  | 'conflict'
  | 'refused'
  | 'unavailable'
  | 'needs-admin';

/**
 * Base of every expected failure: `kind` is for entrypoints, `code` (snake_case) for clients. It is
 * called as its class is.
 */
export abstract class AppError extends Error {
  abstract readonly kind: ErrorKind;
  abstract readonly code: string;
  /** What the reader can do about it; one sentence. */
  readonly remedy: string | undefined;

  constructor(message: string, remedy?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.remedy = remedy;
  }
}
