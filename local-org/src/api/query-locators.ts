import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { QueryResult } from '../soql/index.ts';

// Documented: API Query Cursor Limits.
const LIFE = 2 * 24 * 3_600_000;

interface Cursor {
  readonly userId: string;
  readonly result: QueryResult;
  readonly expiresAt: number;
}

/** A page as `/query` answers it. */
export interface QueryPage {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly Record<string, unknown>[];
}

/** Where a client finds the page of a locator. */
type LocatorUrl = (locator: string) => string;

/** Open query cursors: the locator `0r8…-2000` names a cursor and the offset of its next page. */
export class QueryLocators {
  private readonly cursors = new Map<string, Cursor>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** The first page of a result; it opens a cursor when there are more. */
  page(userId: string, result: QueryResult, size: number, urlOf: LocatorUrl): QueryPage {
    this.dropExpired();
    const records = result.rows(0, size);
    // `SELECT COUNT()` has a total size and no records at all.
    if (records.length === 0 || size >= result.totalSize) return lastPage(result, records);
    const id = `0r8${randomBytes(12).toString('base64url').slice(0, 15).replace(/[-_]/g, 'x')}`;
    this.cursors.set(id, { userId, result, expiresAt: this.clock.now().getTime() + LIFE });
    return openPage(result, records, urlOf(`${id}-${size}`));
  }

  /** The page a locator names; undefined when it is unknown, expired or another user's. */
  next(userId: string, locator: string, size: number, urlOf: LocatorUrl): QueryPage | undefined {
    this.dropExpired();
    const [id = '', offset = ''] = locator.split('-');
    const cursor = this.cursors.get(id);
    if (!cursor || cursor.userId !== userId || !/^\d+$/.test(offset)) return undefined;
    const records = cursor.result.rows(Number(offset), size);
    // Places in the result, not records: a row deleted since the query leaves its page one short.
    const seen = Number(offset) + size;
    if (seen >= cursor.result.totalSize) return lastPage(cursor.result, records);
    return openPage(cursor.result, records, urlOf(`${id}-${seen}`));
  }

  private dropExpired(): void {
    const now = this.clock.now().getTime();
    for (const [id, cursor] of this.cursors) if (cursor.expiresAt <= now) this.cursors.delete(id);
  }
}

type Records = QueryPage['records'];

function lastPage({ totalSize }: QueryResult, records: Records): QueryPage {
  return { totalSize, done: true, records };
}

function openPage({ totalSize }: QueryResult, records: Records, nextRecordsUrl: string): QueryPage {
  return { totalSize, done: false, nextRecordsUrl, records };
}
