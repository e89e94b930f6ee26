/** A refusal of the page API: what a Lightning wire hands to a component as `body`. */
export class PageError extends Error {
  override readonly name = 'PageError';
  readonly status: number;
  readonly errorCode: string;

  constructor(status: number, errorCode: string, message: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }
}

/** As Lightning words it, for what is gone and for what may not be seen alike. */
export function noSuchRecord(): PageError {
  const message = 'The requested resource does not exist';
  return new PageError(404, 'NOT_FOUND', message);
}

export function noAccess(what: string): PageError {
  const message = `You don't have access to ${what}. Ask your administrator for help or to request access.`;
  return new PageError(403, 'INSUFFICIENT_ACCESS', message);
}

export function invalidField(message: string): PageError {
  return new PageError(400, 'INVALID_FIELD', message);
}
