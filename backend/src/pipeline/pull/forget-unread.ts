import type { Scope } from '../../adapters/storage/index.ts';
import type { Change } from '../../domain/index.ts';
import { chunk } from '../../kernel/index.ts';
import type { ReadObject } from '../../rules/index.ts';
import { pullConsumer } from './feed-spans.ts';
import { storeOpportunities } from './store-opportunities.ts';
import type { StoreContext } from './store-page.ts';

/** Objects that some connections do not read. */
const OPTIONAL: readonly ReadObject[] = ['Lead', 'Opportunity'];
/** Records: of a large org only the ids are in memory all together. */
const AT_ONCE = 1_000;
const CODES = ['people_not_readable', 'object_not_writable', 'field_not_writable'];

/**
 * What a connection does not read any more is forgotten: nobody stays matched with a record that we no longer
 * keep up with. Read again one day, it is read from the beginning.
 */
export async function forgetUnread(context: StoreContext): Promise<void> {
  const { storage, connectionId, reads } = context;
  const consumer = pullConsumer(connectionId);
  for (const object of OPTIONAL.filter((one) => !reads.includes(one))) {
    if ((await storage.cursors.position(consumer, object)) === 0) continue;
    await storage.transaction(async (scope) => {
      await scope.leases.check(context.fence);
      if (object === 'Opportunity') await forgetOpportunities(scope, connectionId);
      else await forgetLeads(scope, connectionId);
      for (const code of CODES) await scope.issues.resolve(connectionId, { object, code });
      await scope.cursors.reset(consumer, object);
    });
  }
}

async function forgetOpportunities(scope: Scope, connectionId: string): Promise<void> {
  for (const ids of chunk(await scope.opportunities.listIds(connectionId), AT_ONCE)) {
    const gone = ids.map((recordId) => ({ recordId, masterId: null }));
    await storeOpportunities(scope, connectionId, [], gone);
  }
  await scope.opportunities.forgetAll(connectionId);
  await scope.cursors.reset(pullConsumer(connectionId), 'OpportunityContactRole');
}

async function forgetLeads(scope: Scope, connectionId: string): Promise<void> {
  const about = { kind: 'person', connectionId, origin: 'pull', depth: 0 } as const;
  for (const ids of chunk(await scope.people.removeLeads(connectionId), AT_ONCE)) {
    await scope.changes.append(ids.map((key): Change => ({ key, ...about })));
  }
}
