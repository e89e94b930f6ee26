import type { Storage } from '../../src/adapters/storage/index.ts';
import type { Activity, Community, Member, Session } from '../../src/domain/index.ts';
import { changesOf, formerAuthors } from '../../src/pipeline/intake/write-records.ts';

/** Records as an import would leave them. */
export interface Records {
  readonly communities?: readonly Community[];
  readonly members?: readonly Member[];
  readonly activities?: readonly Activity[];
  readonly sessions?: readonly Session[];
}

/** Stores the records with their changes, as intake does: only what really changed. */
export async function takeRecords(storage: Storage, records: Records): Promise<void> {
  const { communities = [], members = [], activities = [], sessions = [] } = records;
  await storage.transaction(async (scope) => {
    const authors = await scope.activities.authorsOf(activities.map((one) => one.externalId));
    const changes = [
      ...changesOf('community', communities, await scope.communities.saveAll(communities)),
      ...changesOf('member', members, await scope.members.saveAll(members)),
      ...changesOf('activity', activities, await scope.activities.saveAll(activities)),
      ...changesOf('session', sessions, await scope.sessions.saveAll(sessions))
    ];
    await scope.changes.append([...formerAuthors(activities, authors), ...changes]);
  });
}
