import { isoNow } from '../../kernel/index.ts';
import { countMembers } from './count-members.ts';
import { countRecords } from './count-records.ts';
import { countSessions } from './count-sessions.ts';
import { concernsTotals, fenced, type RollupContext } from './rollup-context.ts';

export type { RollupContext } from './rollup-context.ts';

const PAGE = 2000;
const STREAM = 'totals';
const KINDS = ['member', 'session', 'community', 'opportunity'] as const;

/**
 * Keeps the totals of members, communities and the org's records: of those that changed since the
 * cursor, and of those whose day has come. Everything is added up anew from what it consists of, so a
 * repetition is harmless: the cursor advances at the end.
 */
export async function keepRollups(context: RollupContext): Promise<void> {
  const { storage, connectionId, clock } = context;
  const consumer = `rollups:${connectionId}`;
  const today = isoNow(clock).slice(0, 10);
  const after = await storage.cursors.position(consumer, STREAM);
  const upTo = await storage.changes.head();
  const changed = await changedKeys(context, after, upTo);
  for (const key of await storage.memberRollups.listDue(connectionId, today)) {
    changed.member.add(key);
  }
  const counted = await countMembers(context, [...changed.member], today);
  await countSessions(context, [...changed.session]);
  await mark(context, 'Community__c', [...changed.community]);
  await mark(context, 'Opportunity', [...changed.opportunity]);
  await countRecords(context, today, counted);
  if (upTo > after) {
    await fenced(context, (scope) => scope.cursors.advance(consumer, STREAM, upTo));
  }
}

type ChangedKeys = Readonly<Record<(typeof KINDS)[number], Set<string>>>;

/** Members by their activities too. */
async function changedKeys(
  { storage, connectionId, signal }: RollupContext,
  from: number,
  upTo: number
): Promise<ChangedKeys> {
  const changed = {
    member: new Set<string>(),
    session: new Set<string>(),
    community: new Set<string>(),
    opportunity: new Set<string>()
  };
  if (from >= upTo) return changed;
  const authors = await storage.changes.membersWithActivity({ connectionId, after: from, upTo });
  for (const key of authors) changed.member.add(key);
  for (let after = from; after < upTo;) {
    signal?.throwIfAborted();
    const page = await storage.changes.read({
      ...{ kinds: KINDS, connectionId, after, upTo, limit: PAGE }
    });
    for (const change of page.filter(concernsTotals)) {
      changed[change.kind as keyof ChangedKeys].add(change.key);
    }
    after = page.length < PAGE ? upTo : (page.at(-1)?.seq ?? upTo);
  }
  return changed;
}

/** A community without members has totals as well; an Opportunity may count other people now. */
async function mark(
  context: RollupContext,
  object: 'Community__c' | 'Opportunity',
  keys: readonly string[]
): Promise<void> {
  if (keys.length === 0) return;
  const records = keys.map((key) => ({ object, key }));
  await fenced(context, (scope) => scope.recordRollups.markDue(context.connectionId, records));
}
