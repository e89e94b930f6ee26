type Kind = 'refused' | 'not-found' | 'too-large';

/** A request about a job that is refused; the code is Salesforce's. */
export class BulkError extends Error {
  override readonly name = 'BulkError';
  readonly kind: Kind;
  readonly code: string;

  constructor(code: string, message: string, kind: Kind = 'refused') {
    super(message);
    this.code = code;
    this.kind = kind;
  }
}

/** Ends a job as `Failed` with this `errorMessage`; what it has written stays. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure';
}
