import type { Store } from './store.ts';

/** Notes that deletions of an object up to a time can no longer be told from rows. */
export function notePurge(store: Store, objectName: string, until: string): void {
  store
    .prepare(
      `INSERT INTO local_purges (object, until) VALUES (?, ?)
       ON CONFLICT (object) DO UPDATE SET until = max(until, excluded.until)`
    )
    .run(objectName, until);
}

/** From when on the deletions of an object are known; undefined when all of them are. */
export function purgedUntil(store: Store, objectName: string): string | undefined {
  const sql = 'SELECT until FROM local_purges WHERE object = ?';
  return store.prepare(sql).pluck().get(objectName) as string | undefined;
}
