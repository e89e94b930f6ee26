import type { GoneRecord, MirrorPage } from '../../adapters/salesforce/index.ts';
import type { Scope, Storage } from '../../adapters/storage/index.ts';
import type { Change, ChangeKind, Fence } from '../../domain/index.ts';
import { isoNow, type Clock } from '../../kernel/index.ts';
import type { SyncScope } from '../../rules/index.ts';
import { reportReadability } from './report-readability.ts';
import { storeOpportunities } from './store-opportunities.ts';
import { storeChoices } from './store-choices.ts';

export interface StoreContext {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly connectionId: string;
  readonly runId: string;
  readonly fence: Fence;
  /** The org has what we made in it instead of the package. */
  readonly isProvisioned: boolean;
  /** What the connection reads and writes. */
  readonly reads: SyncScope['reads'];
  readonly writes: SyncScope['writes'];
}

/**
 * Takes one page into the mirror: rows, their changes and the cursor in one transaction. The cursor
 * holds milliseconds and never passes `coveredTo`.
 */
export async function storePage(
  context: StoreContext,
  page: MirrorPage,
  consumer: string,
  coveredTo: number
): Promise<void> {
  await context.storage.transaction(async (scope) => {
    await scope.leases.check(context.fence);
    await reportReadability(scope, context, page);
    if (page.error) return;
    const readTo = page.next?.stamp ? Date.parse(page.next.stamp) : coveredTo;
    await scope.cursors.advance(consumer, page.object, Math.max(0, Math.min(readTo, coveredTo)));
    await storeRows(scope, context, page);
  });
}

async function storeRows(scope: Scope, context: StoreContext, page: MirrorPage): Promise<void> {
  const { connectionId } = context;
  if (page.object === 'Member__c') {
    return storeChoices(scope, connectionId, page.rows, isoNow(context.clock));
  }
  if (page.object === 'Opportunity') {
    return storeOpportunities(scope, connectionId, page.rows, page.gone);
  }
  const isAccount = page.object === 'Account';
  const changed = isAccount
    ? await scope.accounts.saveAll(connectionId, page.rows.map(ofConnection(connectionId)))
    : await scope.people.saveAll(connectionId, page.rows.map(ofConnection(connectionId)));
  const mirror = isAccount ? scope.accounts : scope.people;
  const ids = page.gone.map(({ recordId }) => recordId);
  const gone = await mirror.removeAll(connectionId, ids);
  if (isAccount) await forgetTotals(scope, connectionId, gone);
  const healed = await healLinks(scope, connectionId, page.gone);
  const kind: ChangeKind = isAccount ? 'account' : 'person';
  const about = { connectionId, origin: 'pull', depth: 0 } as const;
  await scope.changes.append([
    ...[...changed, ...gone].map((key): Change => ({ kind, key, ...about })),
    ...healed.map((key): Change => ({ kind: 'member', key, ...about }))
  ]);
  await scope.changes.appendActivitiesOf(healed, about);
}

/** Nobody counts for it any more: without this its zeros would be sent, and refused for good. */
async function forgetTotals(
  { recordRollups }: Scope,
  connectionId: string,
  accounts: readonly string[]
): Promise<void> {
  const records = accounts.map((key) => ({ object: 'Account' as const, key }));
  await recordRollups.removeAll(connectionId, records);
}

/** Who was linked to a record that was merged away is linked to the one that took its place. */
async function healLinks(
  scope: Scope,
  connectionId: string,
  gone: readonly GoneRecord[]
): Promise<string[]> {
  const healed = new Set<string>();
  for (const { recordId, masterId } of gone) {
    if (!masterId) continue;
    for (const key of await scope.links.repoint(connectionId, recordId, masterId)) healed.add(key);
  }
  return [...healed];
}

function ofConnection(connectionId: string) {
  return <T>(row: T): T & { connectionId: string } => ({ ...row, connectionId });
}
