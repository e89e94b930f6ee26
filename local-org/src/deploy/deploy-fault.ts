/** A deployment that is refused as a whole, with the status code the Metadata API names. */
export class DeployFault extends Error {
  override readonly name = 'DeployFault';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
