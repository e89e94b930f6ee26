import type { Kysely } from 'kysely';
import { createIndex } from './create-index.ts';

/**
 * A member's totals are added up from all of their activities: from the index alone, without reading the
 * activities with their words.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndex(db, 'activities', ['member_key', 'occurred_at', 'type']);
  await db.schema.dropIndex('activities_member_key_occurred_at_idx').execute();
}
