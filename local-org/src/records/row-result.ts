import type { Rights } from '../access/index.ts';

/** A record as parsed from JSON; an object under a relationship name is a key of the parent. */
export type Row = Readonly<Record<string, unknown>>;

/** One cell as SQLite keeps it. */
export type StoredValue = string | number | null;

/** A row as stored: every column of the table, booleans as 0 and 1. */
export type StoredRow = Readonly<Record<string, StoredValue>>;

/** Why a row was refused (documented: sObject Collections, `statusCode`, not `errorCode`). */
export interface RowError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
  /** Ids of the rows an ambiguous upsert key matches: the body of a 300 answer. */
  readonly matches?: readonly string[];
}

export interface RowSuccess {
  readonly success: true;
  readonly id: string;
  readonly created: boolean;
}

export interface RowFailure {
  readonly success: false;
  /** An insert that allOrNone undid still says `true` (recorded). */
  readonly created: boolean;
  readonly errors: readonly RowError[];
}

export type RowResult = RowSuccess | RowFailure;

/** Who writes or reads. */
export interface Session {
  readonly userId: string;
  readonly rights: Rights;
}

export interface DmlOptions {
  /** One bad row undoes all rows of the call; false by default. */
  readonly allOrNone?: boolean;
}
