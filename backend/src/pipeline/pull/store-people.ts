import type { PeoplePage } from '../../adapters/salesforce/index.ts';
import type { Scope, Storage } from '../../adapters/storage/index.ts';
import type { Change, Fence } from '../../domain/index.ts';

interface StoreContext {
  readonly storage: Storage;
  readonly connectionId: string;
  readonly runId: string;
  readonly fence: Fence;
}

/**
 * Takes one page into the mirror: rows, their changes and the cursor in one transaction. The cursor
 * holds milliseconds and never passes `coveredTo`.
 */
export async function storePeople(
  context: StoreContext,
  page: PeoplePage,
  consumer: string,
  coveredTo: number
): Promise<void> {
  const { storage, connectionId, fence } = context;
  await storage.transaction(async (scope) => {
    await scope.leases.check(fence);
    await reportReadability(scope, context, page);
    if (page.error) return;
    const people = page.people.map((person) => ({ ...person, connectionId }));
    const changed = await scope.people.saveAll(connectionId, people);
    const gone = await scope.people.removeAll(connectionId, page.deleted);
    const readTo = page.next?.stamp ? Date.parse(page.next.stamp) : coveredTo;
    await scope.cursors.advance(consumer, page.object, Math.max(0, Math.min(readTo, coveredTo)));
    await scope.changes.append([...changed, ...gone].map((id) => personChange(connectionId, id)));
  });
}

/** Without these people members stay unlinked, but they are pushed all the same. */
async function reportReadability(
  scope: Scope,
  { connectionId, runId }: StoreContext,
  { object, error }: PeoplePage
): Promise<void> {
  const code = 'people_not_readable';
  if (!error) return scope.issues.resolve(connectionId, { object, code });
  await scope.issues.report([
    {
      connectionId,
      runId,
      object,
      recordKey: '',
      code,
      field: '',
      message: `${object}s cannot be read (${error.code}); members are not linked to them.`,
      remedy: `Give the integration user read access to ${object} and its fields Name and Email.`
    }
  ]);
}

function personChange(connectionId: string, recordId: string): Change {
  return { kind: 'person', key: recordId, connectionId, origin: 'pull', depth: 0 };
}
