import type { Scope } from '../../adapters/storage/index.ts';
import type { MemberRollup, RollupRecord } from '../../domain/index.ts';
import { chunk } from '../../kernel/index.ts';
import { countsElse, memberRollup, SCORE_WEIGHTS, showsElse } from '../../rules/index.ts';
import { touchedOpportunities } from './touched-opportunities.ts';
import { fenced, type RollupContext } from './rollup-context.ts';

/** Each may have thousands of days of activities. */
const MEMBERS_PER_TRANSACTION = 100;

/**
 * Adds up these members' activities. Who shows something else is pushed again; the records someone was
 * or is now counted for are marked. @returns how many were added up
 */
export async function countMembers(
  context: RollupContext,
  memberKeys: readonly string[],
  today: string
): Promise<number> {
  let done = 0;
  for (const keys of chunk(memberKeys, MEMBERS_PER_TRANSACTION)) {
    await fenced(context, (scope) => countGroup(scope, context, keys, today));
    done += keys.length;
    context.onProgress?.(done);
  }
  return done;
}

async function countGroup(
  scope: Scope,
  { connectionId, settings }: RollupContext,
  keys: readonly string[],
  today: string
): Promise<void> {
  const states = await scope.feed.members(connectionId, keys);
  const days = Map.groupBy(await scope.rollupTotals.activityDays(keys), (day) => day.memberKey);
  const before = await scope.memberRollups.find(connectionId, keys);
  const { teammateDomains } = settings;
  const read = await scope.scoreWeights.list(connectionId);
  const weights = read.length > 0 ? read : SCORE_WEIGHTS;
  const after = states.map(({ member, link }) =>
    memberRollup({
      ...{ connectionId, member, link, today, weights, teammateDomains },
      days: days.get(member.externalId) ?? []
    })
  );
  const known = (rollup: MemberRollup) => before.get(rollup.memberKey);
  await scope.memberRollups.saveAll(after.filter((rollup) => differs(known(rollup), rollup)));
  const moved = after.filter((rollup) => countsElse(known(rollup), rollup));
  const both = (rollup: MemberRollup) => [known(rollup), rollup];
  // Also of those whose totals are the same: an activity may now lie before an Opportunity began.
  const touched = await touchedOpportunities(scope, connectionId, after.flatMap(both));
  await scope.recordRollups.markDue(
    connectionId,
    distinct([...moved.flatMap(both).flatMap(recordsOf), ...touched])
  );
  const shown = after.filter((rollup) => showsElse(known(rollup), rollup));
  await scope.changes.append(
    shown.map(({ memberKey: key }) => ({
      ...{ kind: 'member', key, connectionId, origin: 'rollups', depth: 1 }
    }))
  );
}

function differs(before: MemberRollup | undefined, after: MemberRollup): boolean {
  return (
    !before || before.dueOn !== after.dueOn || countsElse(before, after) || showsElse(before, after)
  );
}

function recordsOf(rollup: MemberRollup | undefined): RollupRecord[] {
  if (!rollup) return [];
  const { accountId, contactId, leadId } = rollup;
  return [
    { object: 'Community__c', key: rollup.communityKey },
    ...(accountId ? [{ object: 'Account' as const, key: accountId }] : []),
    ...(contactId ? [{ object: 'Contact' as const, key: contactId }] : []),
    ...(leadId ? [{ object: 'Lead' as const, key: leadId }] : [])
  ];
}

/** A statement must not name a row twice. */
export function distinct(records: readonly RollupRecord[]): RollupRecord[] {
  return [...new Map(records.map((record) => [`${record.object} ${record.key}`, record])).values()];
}
