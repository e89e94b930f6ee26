import type { BulkWindow } from './bulk-window.ts';

/** Of a SHA-256. */
const HASH_BYTES = 32;

/** Which rows of a window a job was given, and each one's content as it was uploaded. */
export class SentRows {
  private readonly window: BulkWindow;
  private readonly isSentAt: Uint8Array;
  private readonly hashBytes: Buffer;
  private count = 0;

  constructor(window: BulkWindow) {
    this.window = window;
    this.isSentAt = new Uint8Array(window.size);
    this.hashBytes = Buffer.alloc(window.size * HASH_BYTES);
  }

  /** @param hash as `contentHash` gives it */
  add(place: number, hash: string): void {
    if (this.isSentAt[place] === 0) this.count += 1;
    this.isSentAt[place] = 1;
    this.hashBytes.write(hash, place * HASH_BYTES, HASH_BYTES, 'base64url');
  }

  /** How many rows. */
  get size(): number {
    return this.count;
  }

  /** External ids. */
  *keys(): Generator<string> {
    for (const place of this.places()) yield this.keyAt(place);
  }

  /** Hashes by external id, of the rows whose key is wanted. */
  hashes(isWanted: (key: string) => boolean): Map<string, string> {
    const found = new Map<string, string>();
    for (const place of this.places()) {
      const key = this.keyAt(place);
      if (isWanted(key)) found.set(key, this.hashAt(place));
    }
    return found;
  }

  /** Of the rows that are wanted, those of which no state has landed before, as far as we know. */
  *newKeys(isWanted: (key: string) => boolean = () => true): Generator<string> {
    for (const place of this.places()) {
      const key = this.keyAt(place);
      if (this.window.isNew(place) && isWanted(key)) yield key;
    }
  }

  /** How many they are. */
  countNew(isWanted?: (key: string) => boolean): number {
    return this.newKeys(isWanted).reduce((count) => count + 1, 0);
  }

  private *places(): Generator<number> {
    for (const [place, isSent] of this.isSentAt.entries()) if (isSent === 1) yield place;
  }

  private keyAt(place: number): string {
    return this.window.externalIds[place] ?? '';
  }

  private hashAt(place: number): string {
    const start = place * HASH_BYTES;
    return this.hashBytes.toString('base64url', start, start + HASH_BYTES);
  }
}
