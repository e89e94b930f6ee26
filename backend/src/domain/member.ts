export type MemberStatus = 'Active' | 'Deactivated' | 'Erased';

/** One person's membership of one community. */
export interface Member {
  /** Unique and stable, for example `slack:T024BE7LD:U0G9QF9C6`. */
  readonly externalId: string;
  readonly communityKey: string;
  readonly name: string;
  readonly email: string | null;
  readonly handle: string | null;
  readonly jobTitle: string | null;
  readonly company: string | null;
  readonly avatarUrl: string | null;
  /** ISO-8601 UTC. */
  readonly joinedAt: string | null;
  readonly leftAt: string | null;
  readonly status: MemberStatus;
}

/** The form in which addresses are compared: trimmed and lower case; `null` for an empty one. */
export function emailKey(email: string | null): string | null {
  const key = email?.trim().toLowerCase();
  return key ? key : null;
}
