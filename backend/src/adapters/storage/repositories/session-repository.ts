import type { Kysely, Selectable } from 'kysely';
import { emailKey, type Session } from '../../../domain/index.ts';
import type { Clock } from '../../../kernel/index.ts';
import { saveByHash, type RecordRow, type SaveOutcome } from '../save-by-hash.ts';
import { inChunks } from '../in-chunks.ts';
import type { SessionTable, Tables } from '../tables.ts';

const KEYS_PER_QUERY = 1_000;

/** What `toSession` reads. */
export const SESSION_COLUMNS = [
  'sessions.external_id',
  'sessions.started_at',
  'sessions.ended_at',
  'sessions.duration_minutes',
  'sessions.full_name',
  'sessions.email',
  'sessions.steps_viewed',
  'sessions.demos',
  'sessions.flows',
  'sessions.very_interested_areas',
  'sessions.somewhat_interested_areas',
  'sessions.not_interested_areas',
  'sessions.opportunity_id',
  'sessions.share_url'
] as const;

export class SessionRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Aligned with the given rows, whose external ids are distinct. */
  async saveAll(sessions: readonly Session[]): Promise<SaveOutcome[]> {
    return saveByHash(this.db, this.clock, 'sessions', sessions.map(toRow));
  }

  async find(externalId: string): Promise<Session | undefined> {
    const row = await this.db
      .selectFrom('sessions')
      .select(SESSION_COLUMNS)
      .where('sessions.external_id', '=', externalId)
      .executeTakeFirst();
    return row && toSession(row);
  }

  /** Keys of the sessions whose visitor gave one of these addresses, in the form of `emailKey`. */
  async listKeysByEmailKeys(emailKeys: readonly string[]): Promise<string[]> {
    return this.listKeysWhere('sessions.email_key', emailKeys);
  }

  /** Keys of the sessions whose share link a rep connected to one of these Opportunities. */
  async listKeysByOpportunities(recordIds: readonly string[]): Promise<string[]> {
    return this.listKeysWhere('sessions.opportunity_id', recordIds);
  }

  private async listKeysWhere(
    column: 'sessions.email_key' | 'sessions.opportunity_id',
    values: readonly string[]
  ): Promise<string[]> {
    const rows = await inChunks(values, KEYS_PER_QUERY, (part) =>
      this.db
        .selectFrom('sessions')
        .select('sessions.external_id')
        .where(column, 'in', part)
        .orderBy('sessions.external_id')
        .execute()
    );
    return rows.map((row) => row.external_id);
  }

  async count(): Promise<number> {
    const { total } = await this.db
      .selectFrom('sessions')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  }
}

/** Row of the table to session. */
export function toSession(
  row: Omit<
    Selectable<SessionTable>,
    'id' | 'email_key' | 'content_hash' | 'created_at' | 'updated_at'
  >
): Session {
  return {
    externalId: row.external_id,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    durationMinutes: row.duration_minutes,
    fullName: row.full_name,
    email: row.email,
    stepsViewed: row.steps_viewed,
    demos: texts(row.demos),
    flows: texts(row.flows),
    veryInterestedAreas: texts(row.very_interested_areas),
    somewhatInterestedAreas: texts(row.somewhat_interested_areas),
    notInterestedAreas: texts(row.not_interested_areas),
    opportunityId: row.opportunity_id,
    shareUrl: row.share_url
  };
}

function texts(json: string): string[] {
  return JSON.parse(json) as string[];
}

function toRow(session: Session): RecordRow<'sessions'> {
  return {
    external_id: session.externalId,
    started_at: session.startedAt,
    ended_at: session.endedAt,
    duration_minutes: session.durationMinutes,
    full_name: session.fullName,
    email: session.email,
    email_key: emailKey(session.email),
    steps_viewed: session.stepsViewed,
    demos: JSON.stringify(session.demos),
    flows: JSON.stringify(session.flows),
    very_interested_areas: JSON.stringify(session.veryInterestedAreas),
    somewhat_interested_areas: JSON.stringify(session.somewhatInterestedAreas),
    not_interested_areas: JSON.stringify(session.notInterestedAreas),
    opportunity_id: session.opportunityId,
    share_url: session.shareUrl
  };
}
