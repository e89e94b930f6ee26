/**
 * Remembers at least the latest `capacity` keys and at most twice as many: a record that changed
 * often is sent once, without holding the whole log in memory.
 */
export class RecentKeys {
  private readonly capacity: number;
  private young = new Set<string>();
  private old = new Set<string>();

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** False when the key is remembered already. */
  add(key: string): boolean {
    if (this.young.has(key) || this.old.has(key)) return false;
    if (this.young.size >= this.capacity) {
      this.old = this.young;
      this.young = new Set();
    }
    this.young.add(key);
    return true;
  }
}
