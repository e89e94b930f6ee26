import type { Store } from './records/index.ts';

/** Small values that outlive a restart, in the org's own database beside its rows. */
export class OrgSettings {
  private readonly db: Store['db'];

  constructor(store: Store) {
    this.db = store.db;
    this.db.exec(
      'CREATE TABLE IF NOT EXISTS local_settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT'
    );
  }

  find(name: string): string | undefined {
    const row = this.db.prepare('SELECT value FROM local_settings WHERE name = ?').get(name) as
      { value: string } | undefined;
    return row?.value;
  }

  set(name: string, value: string): void {
    this.db
      .prepare('INSERT OR REPLACE INTO local_settings (name, value) VALUES (?, ?)')
      .run(name, value);
  }

  /** The kept value, made and kept on first use. */
  keep(name: string, make: () => string): string {
    const kept = this.find(name);
    if (kept !== undefined) return kept;
    const made = make();
    this.set(name, made);
    return made;
  }
}
