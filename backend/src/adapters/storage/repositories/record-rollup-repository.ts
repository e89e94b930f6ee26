import type { Kysely, Selectable } from 'kysely';
import type {
  CountedSession,
  RecordRollup,
  RollupObject,
  RollupRecord
} from '../../../domain/index.ts';
import { chunk } from '../../../kernel/index.ts';
import type { CountedSessionTable } from '../rollup-tables.ts';
import type { Tables } from '../tables.ts';

const ROWS_PER_STATEMENT = 500;
/** Earlier than any day there is. */
const AT_ONCE = '0000-00-00';

type Fields = Readonly<Record<string, unknown>>;

/** Totals of communities and of the org's own records; and the sessions as they were counted. */
export class RecordRollupRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** These records' totals are out of date, whenever they were to change by time. */
  async markDue(connectionId: string, records: readonly RollupRecord[]): Promise<void> {
    for (const part of chunk(records, ROWS_PER_STATEMENT)) {
      await this.db
        .insertInto('record_rollups')
        .values(
          part.map(({ object, key }) => ({
            ...{ connection_id: connectionId, object, record_key: key },
            ...{ fields: null, due_on: AT_ONCE }
          }))
        )
        .onConflict((conflict) =>
          conflict
            .columns(['connection_id', 'object', 'record_key'])
            .doUpdateSet({ due_on: AT_ONCE })
        )
        .execute();
    }
  }

  /** Some records to be computed anew by this day (`YYYY-MM-DD`). */
  async listDue(connectionId: string, day: string, limit: number): Promise<RollupRecord[]> {
    const rows = await this.db
      .selectFrom('record_rollups')
      .select(['record_rollups.object', 'record_rollups.record_key'])
      .where('record_rollups.connection_id', '=', connectionId)
      .where('record_rollups.due_on', '<=', day)
      .orderBy('record_rollups.object')
      .orderBy('record_rollups.record_key')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ object: row.object as RollupObject, key: row.record_key }));
  }

  /** Fields by record key, of those that were computed. */
  async find(
    connectionId: string,
    object: RollupObject,
    recordKeys: readonly string[]
  ): Promise<Map<string, Fields>> {
    const found = new Map<string, Fields>();
    for (const keys of chunk(recordKeys, ROWS_PER_STATEMENT)) {
      const rows = await this.db
        .selectFrom('record_rollups')
        .select(['record_rollups.record_key', 'record_rollups.fields'])
        .where('record_rollups.connection_id', '=', connectionId)
        .where('record_rollups.object', '=', object)
        .where('record_rollups.record_key', 'in', keys)
        .execute();
      for (const { record_key: key, fields } of rows) {
        if (fields !== null) found.set(key, JSON.parse(fields) as Fields);
      }
    }
    return found;
  }

  async saveAll(connectionId: string, rollups: readonly RecordRollup[]): Promise<void> {
    for (const part of chunk(rollups, ROWS_PER_STATEMENT)) {
      await this.db
        .insertInto('record_rollups')
        .values(
          part.map(({ object, key, fields, dueOn }) => ({
            ...{ connection_id: connectionId, object, record_key: key },
            ...{ fields: JSON.stringify(fields), due_on: dueOn }
          }))
        )
        .onConflict((conflict) =>
          conflict.columns(['connection_id', 'object', 'record_key']).doUpdateSet((eb) => ({
            fields: eb.ref('excluded.fields'),
            due_on: eb.ref('excluded.due_on')
          }))
        )
        .execute();
    }
  }

  /** Forgets records about which there is nothing to say. */
  async removeAll(connectionId: string, records: readonly RollupRecord[]): Promise<void> {
    for (const [object, group] of Map.groupBy(records, (record) => record.object)) {
      for (const part of chunk(group, ROWS_PER_STATEMENT)) {
        const keys = part.map(({ key }) => key);
        await this.db
          .deleteFrom('record_rollups')
          .where('record_rollups.connection_id', '=', connectionId)
          .where('record_rollups.object', '=', object)
          .where('record_rollups.record_key', 'in', keys)
          .execute();
      }
    }
  }

  async findSessions(
    connectionId: string,
    sessionKeys: readonly string[]
  ): Promise<Map<string, CountedSession>> {
    const found = new Map<string, CountedSession>();
    for (const keys of chunk(sessionKeys, ROWS_PER_STATEMENT)) {
      const rows = await this.db
        .selectFrom('counted_sessions')
        .selectAll()
        .where('counted_sessions.connection_id', '=', connectionId)
        .where('counted_sessions.session_key', 'in', keys)
        .execute();
      for (const row of rows) found.set(row.session_key, toSession(row));
    }
    return found;
  }

  async saveSessions(sessions: readonly CountedSession[]): Promise<void> {
    for (const part of chunk(sessions, ROWS_PER_STATEMENT)) {
      await this.db
        .insertInto('counted_sessions')
        .values(part.map(toRow))
        .onConflict((conflict) =>
          conflict.columns(['connection_id', 'session_key']).doUpdateSet((eb) => ({
            contact_id: eb.ref('excluded.contact_id'),
            lead_id: eb.ref('excluded.lead_id'),
            account_id: eb.ref('excluded.account_id'),
            opportunity_id: eb.ref('excluded.opportunity_id'),
            ended_at: eb.ref('excluded.ended_at')
          }))
        )
        .execute();
    }
  }
}

function toSession(row: Selectable<CountedSessionTable>): CountedSession {
  return {
    connectionId: row.connection_id,
    sessionKey: row.session_key,
    contactId: row.contact_id,
    leadId: row.lead_id,
    accountId: row.account_id,
    opportunityId: row.opportunity_id,
    endedAt: row.ended_at
  };
}

function toRow(session: CountedSession): Selectable<CountedSessionTable> {
  return {
    connection_id: session.connectionId,
    session_key: session.sessionKey,
    contact_id: session.contactId,
    lead_id: session.leadId,
    account_id: session.accountId,
    opportunity_id: session.opportunityId,
    ended_at: session.endedAt
  };
}
