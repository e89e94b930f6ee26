import type Database from 'better-sqlite3';
import type { Rights } from '../access/index.ts';
import type { Schema } from '../metadata/index.ts';

/** What a query is planned against: a store has this shape. */
export interface QuerySource {
  readonly db: Database.Database;
  readonly schema: Schema;
}

/** Everything planning needs beside the query itself. */
export interface QueryContext {
  readonly schema: Schema;
  readonly rights: Rights;
  /** The statement as sent, for error texts. */
  readonly soql: string;
  readonly now: Date;
  /** The user's IANA time zone. */
  readonly timeZone: string;
  /** Rows in the recycle bin too (queryAll). */
  readonly includeDeleted: boolean;
  /** Names of this package need no prefix, and records are answered without it. */
  readonly defaultNamespace?: string;
  /** Rows others have stamped later count as not yet committed; ISO 8601. */
  readonly hiddenSince?: string;
  /** Like `66.0`; the newest rules without it. */
  readonly apiVersion?: string;
}
