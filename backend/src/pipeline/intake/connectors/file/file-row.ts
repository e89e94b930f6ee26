import type { RejectedRow } from '../../source-rows/index.ts';

/** One row or message of a file in our words; `null` where it says nothing. */
export interface FileRow {
  readonly line: number;
  readonly who: FileMember;
  /** `null` in a file of members only. */
  readonly what: FileActivity | null;
}

export interface FileMember {
  /** What tells this member from all others in the community. */
  readonly key: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly handle: string | null;
  readonly jobTitle: string | null;
  readonly company: string | null;
  readonly avatarUrl: string | null;
  readonly joinedAt: string | null;
}

export interface FileActivity {
  /** The source's own id, if it has one. */
  readonly id: string | null;
  /** ISO-8601 UTC. */
  readonly at: string;
  readonly type: string;
  readonly channel: string | null;
  readonly title: string | null;
  /** As written, not yet cleaned. */
  readonly text: string;
  readonly url: string | null;
}

export type ParsedRow = FileRow | RejectedRow;

export function isRejected(row: ParsedRow): row is RejectedRow {
  return 'reason' in row;
}
