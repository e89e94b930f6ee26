import type { Scope } from './scope.ts';

/** Rows that stay in an org whatever its retention: communities, members, sessions. */
export async function countLastingRows(
  scope: Pick<Scope, 'communities' | 'members' | 'sessions'>
): Promise<number> {
  return (
    (await scope.communities.count()) +
    (await scope.members.count()) +
    (await scope.sessions.count())
  );
}
