/** A formula that Salesforce would not save, or that uses what this org cannot compute. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  /** Characters from the start of the formula. */
  readonly at: number;

  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
  }
}

export function notImplemented(at: number, what: string): FormulaError {
  return new FormulaError(at, `not implemented in local-org: ${what}`);
}
