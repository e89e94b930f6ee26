import type { Scope } from '../../adapters/storage/index.ts';
import type { Change, LinkChoice, MemberLink } from '../../domain/index.ts';
import { chosenLink, pointsElsewhere } from '../../rules/index.ts';

/**
 * Takes over how people left the members in the org. What differs from our link is theirs now, and
 * the member's activities follow it.
 */
export async function storeChoices(
  scope: Scope,
  connectionId: string,
  choices: readonly LinkChoice[],
  now: string
): Promise<void> {
  const keys = choices.map(({ memberKey }) => memberKey);
  const members = new Set(
    (await scope.members.listByKeys(keys)).map(({ externalId }) => externalId)
  );
  const before = new Map(
    (await scope.links.find(connectionId, keys)).map((link) => [link.memberKey, link])
  );
  const after = choices
    .filter(({ memberKey }) => members.has(memberKey))
    .flatMap((choice) => {
      const link = chosenLink(choice, before.get(choice.memberKey), now);
      return link ? [{ ...link, connectionId, memberKey: choice.memberKey }] : [];
    });
  if (after.length === 0) return;
  await scope.links.saveAll(after);
  await appendEffects(scope, connectionId, before, after);
}

async function appendEffects(
  scope: Scope,
  connectionId: string,
  before: ReadonlyMap<string, MemberLink>,
  after: readonly MemberLink[]
): Promise<void> {
  const about = { connectionId, origin: 'pull', depth: 0 } as const;
  const moved = after.filter((link) => pointsElsewhere(before.get(link.memberKey), link));
  await scope.changes.append(
    after.map(({ memberKey }): Change => ({ kind: 'member', key: memberKey, ...about }))
  );
  await scope.changes.appendActivitiesOf(
    moved.map(({ memberKey }) => memberKey),
    about
  );
}
