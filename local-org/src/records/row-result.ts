import type { Rights } from '../access/index.ts';

/** A record as parsed from JSON; an object under a relationship name is a key of the parent. */
export type Row = Readonly<Record<string, unknown>>;

/** One cell as SQLite keeps it. */
export type StoredValue = string | number | Buffer | null;

/** A row as stored: every column of the table, booleans as 0 and 1. */
export type StoredRow = Readonly<Record<string, StoredValue>>;

/** Why a row was refused (documented: sObject Collections, `statusCode`, not `errorCode`). */
export interface RowError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
  /** Ids of the rows an ambiguous upsert key matches: the body of a 300 answer. */
  readonly matches?: readonly string[];
  /** What a duplicate rule found. */
  readonly duplicateResult?: DuplicateResult;
}

/** The records a duplicate rule found (documented fields: DuplicateResult; their JSON form is unconfirmed). */
export interface DuplicateResult {
  readonly allowSave: boolean;
  readonly duplicateRule: string;
  readonly duplicateRuleEntityType: string;
  readonly errorMessage: string;
  readonly matchResults: readonly MatchResult[];
}

interface MatchResult {
  readonly entityType: string;
  readonly errors: readonly [];
  readonly matchEngine: string;
  readonly matchRecords: readonly {
    readonly additionalInformation: readonly [];
    readonly fieldDiffs: readonly [];
    readonly matchConfidence: number;
    readonly record: Readonly<Record<string, unknown>>;
  }[];
  readonly rule: string;
  readonly size: number;
  readonly success: true;
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
  readonly options?: RequestOptions;
}

/** What a request says beside its rows. */
export interface RequestOptions {
  /** Names of this package need no prefix, and records are answered without it. */
  readonly defaultNamespace?: string;
  readonly duplicates?: DuplicateOptions;
  /** Under this name the request holds its record locks. */
  readonly transaction?: string;
}

/** Documented: Duplicate Rule Header. */
export interface DuplicateOptions {
  /** Saves in spite of rules that only alert. */
  readonly allowSave: boolean;
  /** Answers the found records with their fields instead of their ids. */
  readonly includeRecordDetails: boolean;
  /** Looks only among what the user may see, whatever the rule says. */
  readonly runAsCurrentUser: boolean;
}

export interface DmlOptions {
  /** One bad row undoes all rows of the call; false by default. */
  readonly allOrNone?: boolean;
}
