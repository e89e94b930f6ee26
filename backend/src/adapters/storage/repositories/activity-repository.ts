import type { Kysely, Selectable } from 'kysely';
import type { Activity } from '../../../domain/index.ts';
import { chunk, type Clock } from '../../../kernel/index.ts';
import { saveByHash, type RecordRow, type SaveOutcome } from '../save-by-hash.ts';
import type { ActivityTable, Tables } from '../tables.ts';

const KEYS_PER_QUERY = 1_000;

/** What `toActivity` reads. */
export const ACTIVITY_COLUMNS = [
  'activities.external_id',
  'activities.community_key',
  'activities.member_key',
  'activities.recipient_key',
  'activities.type',
  'activities.occurred_at',
  'activities.occurred_at_estimated',
  'activities.channel',
  'activities.title',
  'activities.body',
  'activities.url',
  'activities.thread_key'
] as const;

export class ActivityRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Aligned with the given rows, whose external ids are distinct. */
  async saveAll(activities: readonly Activity[]): Promise<SaveOutcome[]> {
    return saveByHash(this.db, this.clock, 'activities', activities.map(toRow));
  }

  /** Who did what, as it is stored: member by activity, for those known. */
  async authorsOf(externalIds: readonly string[]): Promise<Map<string, string>> {
    const authors = new Map<string, string>();
    for (const keys of chunk(externalIds, KEYS_PER_QUERY)) {
      const rows = await this.db
        .selectFrom('activities')
        .select(['activities.external_id', 'activities.member_key'])
        .where('activities.external_id', 'in', keys)
        .execute();
      for (const row of rows) authors.set(row.external_id, row.member_key);
    }
    return authors;
  }

  async find(externalId: string): Promise<Activity | undefined> {
    const row = await this.db
      .selectFrom('activities')
      .select(ACTIVITY_COLUMNS)
      .where('activities.external_id', '=', externalId)
      .executeTakeFirst();
    return row && toActivity(row);
  }

  /** Activities that happened at or after that instant (ISO-8601 UTC). */
  async countSince(instant: string): Promise<number> {
    const { total } = await this.db
      .selectFrom('activities')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('activities.occurred_at', '>=', instant)
      .executeTakeFirstOrThrow();
    return total;
  }

  async count(): Promise<number> {
    const { total } = await this.db
      .selectFrom('activities')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  }
}

/** Row of the table to activity. */
export function toActivity(
  row: Omit<Selectable<ActivityTable>, 'id' | 'content_hash' | 'created_at' | 'updated_at'>
): Activity {
  return {
    externalId: row.external_id,
    communityKey: row.community_key,
    memberKey: row.member_key,
    recipientKey: row.recipient_key,
    type: row.type,
    occurredAt: row.occurred_at,
    occurredAtEstimated: row.occurred_at_estimated === 1,
    channel: row.channel,
    title: row.title,
    body: row.body,
    url: row.url,
    threadKey: row.thread_key
  };
}

function toRow(activity: Activity): RecordRow<'activities'> {
  return {
    external_id: activity.externalId,
    community_key: activity.communityKey,
    member_key: activity.memberKey,
    recipient_key: activity.recipientKey,
    type: activity.type,
    occurred_at: activity.occurredAt,
    occurred_at_estimated: activity.occurredAtEstimated ? 1 : 0,
    channel: activity.channel,
    title: activity.title,
    body: activity.body,
    url: activity.url,
    thread_key: activity.threadKey
  };
}
