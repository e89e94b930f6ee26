/** One bit per change, in the order of the log: whether it is settled. Without a byte when none is. */
export class SettledMarks {
  private bytes: Uint8Array;

  private constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  static read(kept: Uint8Array): SettledMarks {
    return new SettledMarks(Uint8Array.from(kept));
  }

  /** So many settled changes. */
  static allOf(count: number): SettledMarks {
    const bytes = new Uint8Array(Math.ceil(count / 8)).fill(0xff);
    const rest = count % 8;
    if (rest > 0) bytes[bytes.length - 1] = (1 << rest) - 1;
    return new SettledMarks(bytes);
  }

  /** No change from here on is settled. */
  get length(): number {
    return this.bytes.length * 8;
  }

  has(index: number): boolean {
    return ((this.bytes[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
  }

  set(index: number): void {
    if (index >= this.length) this.grow(index);
    this.bytes[index >> 3]! |= 1 << (index & 7);
  }

  clear(index: number): void {
    if (index < this.length) this.bytes[index >> 3]! &= ~(1 << (index & 7));
  }

  /** As they are kept. */
  toBytes(): Uint8Array {
    return this.bytes.subarray(0, this.bytes.findLastIndex((byte) => byte !== 0) + 1);
  }

  private grow(index: number): void {
    const bytes = new Uint8Array(Math.max((index >> 3) + 1, 2 * this.bytes.length));
    bytes.set(this.bytes);
    this.bytes = bytes;
  }
}
