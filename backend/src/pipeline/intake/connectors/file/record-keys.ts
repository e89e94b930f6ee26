import { createHash } from 'node:crypto';
import type { FileActivity, FileMember } from './file-row.ts';

/** External ids go into a key field of 255 characters; these leave room for the community's part. */
const LONGEST_KEY = 100;

/**
 * The part of external ids that names a community: its name in lower case with dashes. A name that
 * loses characters on the way gets a short hash, so `C++` and `C#` stay apart.
 */
export function communitySlug(name: string): string {
  const plain = name.normalize('NFC').trim().toLowerCase().replace(/\s+/g, '-');
  const slug = plain
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50);
  return slug === plain ? slug : `${slug || 'community'}-${shortHash(plain, 6)}`;
}

/** Makes the external ids of one reading of a file; the same file always gives the same ones. */
export class RecordKeys {
  /** External id of the community, and how all others begin. */
  readonly community: string;
  private readonly seenIds = new Set<string>();
  private readonly seenOnce = new Set<number>();
  private readonly repeats = new Map<number, number>();

  constructor(slug: string) {
    this.community = `file:${slug}`;
  }

  member(who: FileMember): string {
    return `${this.community}:${who.key}`;
  }

  /** Why these ids cannot be used, if they cannot. */
  problem(who: FileMember, what: FileActivity | null): string | undefined {
    if (who.key.length > LONGEST_KEY) return `who is longer than ${LONGEST_KEY} characters`;
    const id = what?.id ?? null;
    if (id === null) return undefined;
    if (id.length > LONGEST_KEY) return `the id is longer than ${LONGEST_KEY} characters`;
    if (this.seenIds.has(id)) return `the id ${JSON.stringify(id)} was used before`;
    return undefined;
  }

  /**
   * The source's own id, or time, author, text hash and a number that tells lines apart which are
   * equal to the letter: both were said.
   */
  activity(who: FileMember, what: FileActivity): string {
    if (what.id !== null) {
      this.seenIds.add(what.id);
      return `${this.community}:${what.id}`;
    }
    const hash = shortHash(JSON.stringify([what.type, what.channel, what.text]), 12);
    const base = `${what.at}:${who.key}:${hash}`;
    return `${this.community}:${base}:${this.count(base)}`;
  }

  /** 1 for the first of its kind. Remembers 52 bits of each: two that share them merely skip a number. */
  private count(base: string): number {
    const mark = Number.parseInt(shortHash(base, 13), 16);
    if (!this.seenOnce.has(mark)) {
      this.seenOnce.add(mark);
      return 1;
    }
    const number = (this.repeats.get(mark) ?? 1) + 1;
    this.repeats.set(mark, number);
    return number;
  }
}

function shortHash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
