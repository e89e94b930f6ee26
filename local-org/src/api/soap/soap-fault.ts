/** A SOAP fault; its code as Salesforce names it, without the prefix `sf:`. */
export class SoapFault extends Error {
  override readonly name = 'SoapFault';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Recorded by clients: a token that is unknown, revoked or expired. */
export function invalidSession(): SoapFault {
  return new SoapFault(
    'INVALID_SESSION_ID',
    'Invalid Session ID found in SessionHeader: Illegal Session'
  );
}
