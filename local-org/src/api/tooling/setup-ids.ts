import type { Store } from '../../records/index.ts';

/** Ids of things in Setup that are no rows: given on first use, kept for ever. */
export class SetupIds {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
    store.db.exec(
      `CREATE TABLE IF NOT EXISTS local_setup_ids (prefix TEXT NOT NULL, name TEXT NOT NULL,
         id TEXT NOT NULL, PRIMARY KEY (prefix, name)) STRICT`
    );
  }

  of(keyPrefix: string, name: string): string {
    const known = this.store
      .prepare('SELECT id FROM local_setup_ids WHERE prefix = ? AND name = ?')
      .pluck()
      .get(keyPrefix, name);
    if (typeof known === 'string') return known;
    const [id = ''] = this.store.newIds({ keyPrefix }, 1);
    this.store
      .prepare('INSERT INTO local_setup_ids (prefix, name, id) VALUES (?, ?, ?)')
      .run(keyPrefix, name, id);
    return id;
  }
}
