import type { ObjectSchema } from '../metadata/index.ts';
import type { ChildLink } from './child-links.ts';
import { notePurge } from './purges.ts';
import type { Store } from './store.ts';
import { quoteName } from './tables.ts';

/** Documented: records stay in the recycle bin for 15 days. */
const LIFE = 15 * 86_400_000;

export interface BinnedRecord {
  readonly id: string;
  readonly object: string;
}

export interface BinMember extends BinnedRecord {
  readonly deletedAt: string;
}

export interface ClearedLookup extends BinnedRecord {
  readonly field: string;
  readonly parentId: string;
}

/** Remembers which records went together, so that they can come back together. */
export class RecycleBin {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  /** Opens a batch: everything one delete takes along. The number names it. */
  open(): number {
    return this.store.reserve('recycle bin', 1);
  }

  /** Only the root of a batch can be brought back by its id. */
  add(batch: number, object: ObjectSchema, id: string, isRoot: boolean, stamp: string): void {
    this.store
      .prepare(
        'INSERT OR REPLACE INTO local_bin (id, batch, object, is_root, deleted_at) VALUES (?, ?, ?, ?, ?)'
      )
      .run(id, batch, object.name, Number(isRoot), stamp);
  }

  /** Notes the children whose lookup is about to be emptied. */
  addCleared(batch: number, { child, field }: ChildLink, parentId: string): void {
    const column = quoteName(field.name);
    this.store
      .prepare(
        `INSERT INTO local_bin_lookups (batch, object, field, id, parent)
         SELECT ?, ?, ?, "Id", ${column} FROM ${quoteName(child.name)} WHERE ${column} = ?`
      )
      .run(batch, child.name, field.name, parentId);
  }

  /** The batch whose root this record is. */
  findBatch(id: string): number | undefined {
    const sql = 'SELECT batch FROM local_bin WHERE id = ? AND is_root = 1';
    return this.store.prepare(sql).pluck().get(id) as number | undefined;
  }

  members(batch: number): BinMember[] {
    const sql =
      'SELECT id, object, deleted_at AS deletedAt FROM local_bin WHERE batch = ? ORDER BY rowid';
    return this.store.prepare(sql).all(batch) as BinMember[];
  }

  cleared(batch: number): ClearedLookup[] {
    const sql =
      'SELECT id, object, field, parent AS parentId FROM local_bin_lookups WHERE batch = ?';
    return this.store.prepare(sql).all(batch) as ClearedLookup[];
  }

  forget(batch: number): void {
    this.store.prepare('DELETE FROM local_bin WHERE batch = ?').run(batch);
    this.store.prepare('DELETE FROM local_bin_lookups WHERE batch = ?').run(batch);
  }

  /** Removes the records of a batch for good. */
  purge(batch: number): void {
    for (const { id, object, deletedAt } of this.members(batch)) {
      const sql = `DELETE FROM ${quoteName(object)} WHERE "Id" = ? AND "IsDeleted" = 1`;
      this.store.prepare(sql).run(id);
      // The feed of deletions reads the rows: it starts behind the last one that is gone.
      notePurge(this.store, object, new Date(Date.parse(deletedAt) + 1000).toISOString());
    }
    this.forget(batch);
  }

  /** Removes what has lain here for 15 days. */
  purgeExpired(now: Date): void {
    const before = new Date(now.getTime() - LIFE).toISOString();
    const sql = 'SELECT DISTINCT batch FROM local_bin WHERE is_root = 1 AND deleted_at <= ?';
    const batches = this.store.prepare(sql).pluck().all(before) as number[];
    for (const batch of batches) this.purge(batch);
  }
}
