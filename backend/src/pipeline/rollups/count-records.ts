import type { Scope, TotalsColumn } from '../../adapters/storage/index.ts';
import {
  KIND_OF,
  type RecordRollup,
  type RollupObject,
  type RollupRecord
} from '../../domain/index.ts';
import {
  addWeeks,
  NO_TOTALS,
  recordDueOn,
  recordRollupFields,
  type RecordTotals
} from '../../rules/index.ts';
import { fenced, type RollupContext } from './rollup-context.ts';

const RECORDS_PER_TRANSACTION = 500;

/** By which column members and sessions are added up for each object. */
const COLUMNS = {
  Community__c: { people: 'community_key', sessions: null },
  Account: { people: 'account_id', sessions: 'account_id' },
  Contact: { people: 'contact_id', sessions: 'contact_id' },
  Lead: { people: 'lead_id', sessions: 'lead_id' },
  Opportunity: { people: null, sessions: 'opportunity_id' }
} as const;

/** Adds up the records that were marked or whose day has come, and has those pushed that differ. */
export async function countRecords(
  context: RollupContext,
  today: string,
  doneBefore: number
): Promise<void> {
  const { storage, connectionId } = context;
  for (let done = doneBefore; ;) {
    const due = await storage.recordRollups.listDue(connectionId, today, RECORDS_PER_TRANSACTION);
    if (due.length === 0) return;
    for (const [object, group] of Map.groupBy(due, (record) => record.object)) {
      const keys = group.map(({ key }) => key);
      await fenced(context, (scope) => countGroup(scope, connectionId, object, keys, today));
    }
    done += due.length;
    context.onProgress?.(done);
  }
}

async function countGroup(
  scope: Scope,
  connectionId: string,
  object: RollupObject,
  keys: readonly string[],
  today: string
): Promise<void> {
  const totals = await addUp(scope, connectionId, object, keys);
  const before = await scope.recordRollups.find(connectionId, object, keys);
  const [kept, empty]: [RecordRollup[], RollupRecord[]] = [[], []];
  for (const key of keys) {
    const found = totals.get(key);
    // Nobody was ever counted for it: zeros would only be noise in the org.
    if (!found && !before.has(key) && object !== 'Community__c') empty.push({ object, key });
    else {
      const fields = recordRollupFields(object, found ?? NO_TOTALS, today);
      kept.push({ object, key, fields, dueOn: recordDueOn(fields, today) });
    }
  }
  await scope.recordRollups.saveAll(connectionId, kept);
  await scope.recordRollups.removeAll(connectionId, empty);
  const changed = kept.filter(
    ({ key, fields }) => JSON.stringify(before.get(key)) !== JSON.stringify(fields)
  );
  await scope.changes.append(
    changed.map(({ key }) => ({
      ...{ kind: KIND_OF[object], key, connectionId, origin: 'rollups', depth: 1 }
    }))
  );
}

/** By record; one for which nobody and nothing counts is absent. */
async function addUp(
  scope: Scope,
  connectionId: string,
  object: RollupObject,
  keys: readonly string[]
): Promise<Map<string, RecordTotals>> {
  const { people, sessions } = COLUMNS[object];
  const totals = new Map<string, RecordTotals>();
  if (people) {
    const weeks = await weeksOf(scope, connectionId, people, keys);
    for (const row of await scope.rollupTotals.ofMembers(connectionId, people, keys)) {
      const stored = (weeks.get(row.key) ?? []).map((one) => one.weeks);
      totals.set(row.key, { ...NO_TOTALS, ...row, weeks: addWeeks(stored) });
    }
  }
  if (object === 'Opportunity') {
    const touched = await scope.touchTotals.ofOpportunities(connectionId, keys);
    for (const { key, ...touches } of touched) totals.set(key, { ...NO_TOTALS, ...touches });
  }
  if (!sessions) return totals;
  const ofSessions = await scope.rollupTotals.ofSessions(connectionId, sessions, keys);
  for (const { key, sessions: count, lastEndedAt: lastSessionAt } of ofSessions) {
    totals.set(key, { ...(totals.get(key) ?? NO_TOTALS), sessions: count, lastSessionAt });
  }
  return totals;
}

async function weeksOf(
  scope: Scope,
  connectionId: string,
  column: TotalsColumn,
  keys: readonly string[]
) {
  const isCharted = column === 'community_key' || column === 'account_id';
  if (!isCharted) return new Map<string, { weeks: string }[]>();
  const rows = await scope.rollupTotals.weeksOfMembers(connectionId, column, keys);
  return Map.groupBy(rows, ({ key }) => key);
}
