/** A seeded source of chance (mulberry32): the same seed gives the same sample everywhere. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** Earlier items far more often than later ones, as a few people write most of a community's messages. */
  pickSkewed<T>(items: readonly T[]): T {
    const item = items[Math.floor(items.length * this.next() ** 2.2)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** Different items, in the order of the list. */
  sample<T>(items: readonly T[], size: number): T[] {
    const chosen = new Set<T>();
    while (chosen.size < Math.min(size, items.length)) chosen.add(this.pick(items));
    return items.filter((item) => chosen.has(item));
  }

  /** An id as Slack makes them: a letter and eight capitals or digits. */
  slackId(letter: string): string {
    const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
    return letter + Array.from({ length: 8 }, () => this.pick([...alphabet])).join('');
  }
}
