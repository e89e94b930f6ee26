import type { Member, MemberStatus } from '../domain/index.ts';

/** What one source says about a member; `null` where it says nothing. */
export interface MemberDetails extends Omit<Member, 'name' | 'status'> {
  readonly name: string | null;
  readonly status: MemberStatus | null;
}

/** The member after hearing this source; who was erased stays erased. */
export function mergeMember(known: Member | undefined, told: MemberDetails): Member {
  if (known?.status === 'Erased') return known;
  const merged = known ? mergeDetails(known, told) : told;
  return {
    ...merged,
    name: merged.name ?? merged.handle ?? merged.email ?? merged.externalId,
    status: merged.status ?? 'Active'
  };
}

/**
 * The later word counts, silence changes nothing: an export without e-mail addresses or a log of mere
 * handles does not blank what another file told.
 */
export function mergeDetails(known: MemberDetails, told: MemberDetails): MemberDetails {
  return {
    externalId: told.externalId,
    communityKey: told.communityKey,
    name: told.name ?? known.name,
    email: told.email ?? known.email,
    handle: told.handle ?? known.handle,
    jobTitle: told.jobTitle ?? known.jobTitle,
    company: told.company ?? known.company,
    avatarUrl: told.avatarUrl ?? known.avatarUrl,
    joinedAt: earlier(told.joinedAt, known.joinedAt),
    leftAt: told.leftAt ?? known.leftAt,
    status: told.status ?? known.status
  };
}

/** A later export of a shorter period must not make an old member look new. */
function earlier(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}
