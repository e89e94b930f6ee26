/** A SOAP fault; its code as Salesforce names it, without the prefix `sf:`. */
export class SoapFault extends Error {
  override readonly name = 'SoapFault';
  readonly code: string;
  /** The exception below `detail` from which clients read code and message; absent in most faults. */
  readonly exception: string | undefined;

  constructor(code: string, message: string, exception?: string) {
    super(message);
    this.code = code;
    this.exception = exception;
  }
}

/** Recorded by clients: a token that is unknown, revoked or expired. */
export function invalidSession(): SoapFault {
  return new SoapFault(
    'INVALID_SESSION_ID',
    'Invalid Session ID found in SessionHeader: Illegal Session'
  );
}

/** Recorded by clients of all languages. */
export function invalidLogin(): SoapFault {
  return new SoapFault(
    'INVALID_LOGIN',
    'Invalid username, password, security token; or user locked out.',
    'LoginFault'
  );
}
