/**
 * How far one stream of the change log is done without a gap: the position before the oldest change
 * whose record has neither landed nor become an exception.
 */
export class ContiguousCursor {
  private readTo: number;
  /** Oldest change first: records enter in the order of the log. */
  private readonly unsettled = new Map<string, number>();

  constructor(position: number) {
    this.readTo = position;
  }

  /** This record, first changed at `seq`, is to be sent. */
  open(key: string, seq: number): void {
    if (!this.unsettled.has(key)) this.unsettled.set(key, seq);
  }

  /** Everything up to here has been read. */
  read(to: number): void {
    this.readTo = Math.max(this.readTo, to);
  }

  settle(key: string): void {
    this.unsettled.delete(key);
  }

  get position(): number {
    for (const seq of this.unsettled.values()) return seq - 1;
    return this.readTo;
  }
}
