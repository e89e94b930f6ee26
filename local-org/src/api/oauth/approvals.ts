import type { Store } from '../../records/index.ts';

/** Which users have allowed which apps on the consent page, ever. */
export class Approvals {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
    store.db.exec(
      `CREATE TABLE IF NOT EXISTS local_approvals (client_id TEXT NOT NULL, user_id TEXT NOT NULL,
         PRIMARY KEY (client_id, user_id)) STRICT`
    );
  }

  add(clientId: string, userId: string): void {
    this.store
      .prepare('INSERT OR IGNORE INTO local_approvals (client_id, user_id) VALUES (?, ?)')
      .run(clientId, userId);
  }

  has(clientId: string, userId: string): boolean {
    return (
      this.store
        .prepare('SELECT 1 FROM local_approvals WHERE client_id = ? AND user_id = ?')
        .get(clientId, userId) !== undefined
    );
  }
}
