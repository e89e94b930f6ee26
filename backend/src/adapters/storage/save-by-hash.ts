import type { Insertable, Kysely } from 'kysely';
import { isoNow, newId, type Clock } from '../../kernel/index.ts';
import { contentHash } from './content-hash.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables } from './tables.ts';

/** What saving did to a record: `unchanged` ones were not written. */
export type SaveOutcome = 'created' | 'updated' | 'unchanged';

type RecordTable = 'communities' | 'members' | 'activities' | 'sessions';
type OwnColumns = 'id' | 'content_hash' | 'created_at' | 'updated_at';
/** A row without what this module adds. */
export type RecordRow<T extends RecordTable> = Omit<Insertable<Tables[T]>, OwnColumns> & {
  readonly external_id: string;
};

/** Keeps a statement far below the variable limits (SQLite 32,766, PostgreSQL 65,535). */
const ROWS_PER_STATEMENT = 1_000;

/**
 * Upserts by external id, writing only rows whose content differs from what is stored.
 * The outcomes stand in the order of the rows, whose external ids are distinct.
 */
export async function saveByHash<T extends RecordTable>(
  db: Kysely<Tables>,
  clock: Clock,
  table: T,
  rows: readonly RecordRow<T>[]
): Promise<SaveOutcome[]> {
  return inChunks(rows, ROWS_PER_STATEMENT, (part) => savePart(db, isoNow(clock), table, part));
}

async function savePart<T extends RecordTable>(
  db: Kysely<Tables>,
  now: string,
  table: T,
  rows: readonly RecordRow<T>[]
): Promise<SaveOutcome[]> {
  const stored = await storedHashes(
    db,
    table,
    rows.map((row) => row.external_id)
  );
  const outcomes: SaveOutcome[] = [];
  const changed: Record<string, unknown>[] = [];
  for (const row of rows) {
    const hash = contentHash(row);
    const before = stored.get(row.external_id);
    const outcome = before === undefined ? 'created' : before === hash ? 'unchanged' : 'updated';
    outcomes.push(outcome);
    if (outcome === 'unchanged') continue;
    changed.push({ ...row, id: newId(), content_hash: hash, created_at: now, updated_at: now });
  }
  if (changed.length > 0) await upsert(db, table, changed);
  return outcomes;
}

async function storedHashes(
  db: Kysely<Tables>,
  table: RecordTable,
  keys: readonly string[]
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom(table)
    .select(['external_id', 'content_hash'])
    .where('external_id', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [row.external_id, row.content_hash]));
}

async function upsert(
  db: Kysely<Tables>,
  table: RecordTable,
  rows: Record<string, unknown>[]
): Promise<void> {
  const kept = new Set(['id', 'external_id', 'created_at']);
  const overwritten = Object.keys(rows[0] ?? {}).filter((column) => !kept.has(column));
  // One order for everybody: two writers of the same rows then wait instead of deadlocking.
  rows.sort((a, b) => (String(a['external_id']) < String(b['external_id']) ? -1 : 1));
  await db
    .insertInto(table)
    .values(rows as unknown as Insertable<Tables[RecordTable]>[])
    .onConflict((conflict) =>
      conflict
        .column('external_id')
        .doUpdateSet((eb) =>
          Object.fromEntries(
            overwritten.map((column) => [column, eb.ref(`excluded.${column}` as never)])
          )
        )
    )
    .execute();
}
