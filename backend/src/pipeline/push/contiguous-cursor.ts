import type { LoggedChange } from '../../domain/index.ts';
import { Positions } from './positions.ts';
import { SettledMarks } from './settled-marks.ts';

/**
 * How far one stream of the change log is done without a gap: the position before the oldest change
 * whose record has neither landed nor become an exception. What is done beyond it is marked, so that a
 * run that goes on after a crash sends none of it again.
 */
export class ContiguousCursor {
  private readTo: number;
  private entered = 0;
  /** Of the changes behind the first position, what an earlier run has settled. */
  private readonly before: SettledMarks;
  /** Index of the change by record, oldest change first: records enter in the order of the log. */
  private readonly unsettled = new Map<string, number>();
  private readonly positions = new Positions();

  constructor(position: number, ahead: Uint8Array = new Uint8Array()) {
    this.readTo = position;
    this.before = SettledMarks.read(ahead);
  }

  /** The next changes of the stream, all of them; returned are those that no earlier run has settled. */
  enter(changes: readonly LoggedChange[]): PlacedChange[] {
    const placed = changes.map((change, offset) => ({ ...change, index: this.entered + offset }));
    this.positions.add(
      this.entered,
      changes.map(({ seq }) => seq)
    );
    this.entered += changes.length;
    return placed.filter(({ index }) => !this.before.has(index));
  }

  /** This record, first changed there, is to be sent. */
  open({ key, index }: Pick<PlacedChange, 'key' | 'index'>): void {
    if (!this.unsettled.has(key)) this.unsettled.set(key, index);
  }

  /** Whether this record is to be sent and not settled yet. */
  has(key: string): boolean {
    return this.unsettled.has(key);
  }

  /** Everything up to here has been read. */
  read(to: number): void {
    this.readTo = Math.max(this.readTo, to);
    if (this.unsettled.size === 0) this.positions.clear();
  }

  settle(key: string): void {
    this.unsettled.delete(key);
  }

  get position(): number {
    for (const index of this.unsettled.values()) return this.positions.of(index) - 1;
    return this.readTo;
  }

  /** What is settled behind the position, change by change, as it is kept. */
  get ahead(): Uint8Array {
    const [oldest] = this.unsettled.values();
    const from = oldest ?? this.entered;
    const marks = SettledMarks.allOf(this.entered - from);
    for (const index of this.unsettled.values()) marks.clear(index - from);
    for (let index = this.entered; index < this.before.length; index += 1) {
      if (this.before.has(index)) marks.set(index - from);
    }
    return marks.toBytes();
  }
}

/** A change with its place in the stream, counted from where the cursor stood. */
export interface PlacedChange extends LoggedChange {
  readonly index: number;
}
