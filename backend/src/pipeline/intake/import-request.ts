/** What can be imported from disk. */
export type ImportConnector = 'slack-export' | 'file' | 'demo-sessions';

/** Conversations of a Slack export that are private, and skipped unless asked for. */
export type PrivateConversations = 'groups' | 'dms' | 'mpims';

export interface ImportRequest {
  readonly connector: ImportConnector;
  /** A ZIP file or folder (slack-export), a CSV, JSON lines or log file (file), CSV or JSON (demo-sessions). */
  readonly path: string;
  /** Name of the community; a Slack export names itself when this is absent. */
  readonly community?: string;
  /** Path of a mapping file (file). */
  readonly mapping?: string;
  readonly preset?: 'chat-log';
  /** Private conversations to read as well (slack-export). */
  readonly include?: readonly PrivateConversations[];
}

export interface ImportCounts {
  readonly communities: number;
  readonly members: number;
  readonly activities: number;
  readonly sessions: number;
}

/** Something in the input that was left out and why; `line` in a file, `entry` in an export. */
export interface Rejection {
  readonly line?: number;
  readonly entry?: string;
  readonly reason: string;
}

/** Something the reader of the result should know; not a failure. */
export interface ImportNote {
  readonly code: string;
  readonly count: number;
  readonly message: string;
}

export interface ImportResult {
  readonly connector: ImportConnector;
  /** The community's name; null for demo sessions, which belong to none. */
  readonly community: string | null;
  /** Activities (without any: sessions, or else members) that were new or changed. */
  readonly accepted: number;
  /** The same that were known already, word for word. */
  readonly duplicates: number;
  /** The first thousand; `rejectedCount` counts them all. */
  readonly rejected: readonly Rejection[];
  readonly rejectedCount: number;
  /** What the input holds. */
  readonly counts: ImportCounts;
  /** Rows created or updated, each of which entered the change log. */
  readonly written: ImportCounts;
  readonly notes: readonly ImportNote[];
}

export interface ImportProgress {
  readonly phase: 'reading' | 'writing';
  /** Activities and members so far. */
  readonly done: number;
  /** Unknown while reading. */
  readonly total: number | undefined;
}

export type OnImportProgress = (progress: ImportProgress) => void;

export interface ImportOptions {
  readonly onProgress?: OnImportProgress;
  /** Aborting it stops between two commits; the next start resumes. */
  readonly signal?: AbortSignal;
}
