import type { Scope, SessionState } from '../../adapters/storage/index.ts';
import type { CountedSession, RollupRecord } from '../../domain/index.ts';
import { chunk } from '../../kernel/index.ts';
import { distinct } from './count-members.ts';
import { fenced, type RollupContext } from './rollup-context.ts';

const SESSIONS_PER_TRANSACTION = 500;

/** Notes for whom these sessions count, and marks the records they counted or count for. */
export async function countSessions(
  context: RollupContext,
  sessionKeys: readonly string[]
): Promise<void> {
  for (const keys of chunk(sessionKeys, SESSIONS_PER_TRANSACTION)) {
    await fenced(context, (scope) => countGroup(scope, context.connectionId, keys));
  }
}

async function countGroup(
  scope: Scope,
  connectionId: string,
  keys: readonly string[]
): Promise<void> {
  const before = await scope.recordRollups.findSessions(connectionId, keys);
  const after = (await scope.feed.sessions(connectionId, keys)).map((state) =>
    toCounted(connectionId, state)
  );
  const moved = after.filter(
    (session) => JSON.stringify(session) !== JSON.stringify(before.get(session.sessionKey))
  );
  await scope.recordRollups.saveSessions(moved);
  const records = moved.flatMap((session) => [
    ...recordsOf(before.get(session.sessionKey)),
    ...recordsOf(session)
  ]);
  await scope.recordRollups.markDue(connectionId, distinct(records));
}

function toCounted(connectionId: string, { session, link }: SessionState): CountedSession {
  return {
    connectionId,
    sessionKey: session.externalId,
    contactId: link?.contactId ?? null,
    leadId: link?.leadId ?? null,
    accountId: link?.accountId ?? null,
    opportunityId: link ? link.opportunityId : session.opportunityId,
    endedAt: session.endedAt
  };
}

function recordsOf(session: CountedSession | undefined): RollupRecord[] {
  if (!session) return [];
  const { accountId, contactId, leadId, opportunityId } = session;
  const named = [
    ['Account', accountId],
    ['Contact', contactId],
    ['Lead', leadId],
    ['Opportunity', opportunityId]
  ] as const;
  return named.flatMap(([object, key]) => (key ? [{ object, key }] : []));
}
