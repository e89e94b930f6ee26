/** What one call of a controller took. */
export interface ApexCallUse {
  readonly className: string;
  readonly method: string;
  readonly userId: string;
  readonly ok: boolean;
  readonly cacheable: boolean;
  readonly soqlQueries: number;
  readonly queryRows: number;
  readonly dmlStatements: number;
  readonly dmlRows: number;
  /** Time on the server, without the way there and back. */
  readonly milliseconds: number;
}

const KEPT = 1000;

/** The latest calls of controllers, oldest first, so that a page's appetite can be asserted. */
export class ApexCalls {
  private calls: ApexCallUse[] = [];

  note(call: ApexCallUse): void {
    this.calls.push(call);
    if (this.calls.length > KEPT) this.calls.shift();
  }

  /** At most 1,000. */
  list(): readonly ApexCallUse[] {
    return [...this.calls];
  }

  reset(): void {
    this.calls = [];
  }
}
