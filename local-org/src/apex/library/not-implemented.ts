/** A call of the platform that this stand-in does not know: never answered by a guess. */
export class NotImplementedError extends Error {
  override readonly name = 'NotImplementedError';

  constructor(what: string) {
    super(`not implemented in local-org: ${what}`);
  }
}
