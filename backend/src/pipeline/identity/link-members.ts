import type { Scope, Storage } from '../../adapters/storage/index.ts';
import type {
  Change,
  ChangeOrigin,
  ConnectionSettings,
  Fence,
  LoggedChange,
  MemberLink
} from '../../domain/index.ts';
import { isoNow, type Clock } from '../../kernel/index.ts';
import { matchMember, pointsElsewhere } from '../../rules/index.ts';
import { affectedMembers } from './affected-members.ts';
import { followChanges, MAX_DEPTH } from './follow-changes.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { reportAmbiguity } from './report-ambiguity.ts';

export interface IdentityContext {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly connectionId: string;
  readonly runId: string;
  readonly fence: Fence;
  readonly settings: ConnectionSettings;
  readonly signal?: AbortSignal;
  readonly onProgress?: (changes: number) => void;
}

interface Relink {
  readonly before: MemberLink | undefined;
  readonly after: MemberLink;
}

/**
 * Answers every change of a member, or of a person or account in the org, with the member's link. Link, the
 * changes it causes and the cursor are one transaction.
 */
export async function linkMembers(context: IdentityContext): Promise<void> {
  await followChanges(context, {
    stream: 'links',
    kinds: ['member', 'person', 'account'],
    answer: (scope, changes) => relinkAll(scope, context, changes.filter(concernsUs))
  });
}

/** Sources of news about who somebody is. */
const ORIGINS: readonly ChangeOrigin[] = ['intake', 'edit', 'pull', 'settings'];

/** Not what a link caused itself, nor other totals, nor a mere change of what may be written. */
function concernsUs({ origin, depth }: LoggedChange): boolean {
  return ORIGINS.includes(origin) && depth < MAX_DEPTH;
}

async function relinkAll(
  scope: Scope,
  context: IdentityContext,
  changes: readonly LoggedChange[]
): Promise<void> {
  if (changes.length === 0) return;
  const memberKeys = await affectedMembers(scope, context.connectionId, changes);
  const relinks = await decideLinks(scope, context, memberKeys);
  if (relinks.length === 0) return;
  await scope.links.saveAll(relinks.map(({ after }) => after));
  await reportAmbiguity(
    scope,
    context,
    relinks.map(({ after }) => after)
  );
  const depth = 1 + Math.max(...changes.map((change) => change.depth));
  await appendEffects(scope, context.connectionId, relinks, depth);
}

async function decideLinks(
  scope: Scope,
  { connectionId, clock, settings }: IdentityContext,
  memberKeys: readonly string[]
): Promise<Relink[]> {
  const states = await scope.feed.members(connectionId, memberKeys);
  const evidence = await gatherEvidence(scope, connectionId, states, settings.matchRules);
  const now = isoNow(clock);
  return states.flatMap(({ member, link }) => {
    const found = evidence(member, link);
    const after = matchMember({
      ...{ connectionId, memberKey: member.externalId, current: link, now },
      ...found
    });
    return after ? [{ before: link, after }] : [];
  });
}

/** The member is pushed again; its activities only when they would point to somebody else. */
async function appendEffects(
  scope: Scope,
  connectionId: string,
  relinks: readonly Relink[],
  depth: number
): Promise<void> {
  const changes = relinks.map(({ after }): Change => ({
    kind: 'member',
    key: after.memberKey,
    connectionId,
    origin: 'identity',
    depth
  }));
  const moved = relinks.filter(({ before, after }) => pointsElsewhere(before, after));
  await scope.changes.append(changes);
  await scope.changes.appendActivitiesOf(
    moved.map(({ after }) => after.memberKey),
    { connectionId, origin: 'identity', depth }
  );
}
