import type { Kysely } from 'kysely';
import type { ConnectionSettings, SettingChange } from '../../../domain/index.ts';
import { isoNow, newId, type Clock } from '../../../kernel/index.ts';
import type { Tables } from '../tables.ts';

/** How each connection syncs, and who changed what of it. */
export class SettingRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** What was set; what never was is absent. */
  async find(connectionId: string): Promise<Partial<ConnectionSettings>> {
    const row = await this.db
      .selectFrom('connection_settings')
      .select('connection_settings.settings')
      .where('connection_settings.connection_id', '=', connectionId)
      .executeTakeFirst();
    return row ? (JSON.parse(row.settings) as Partial<ConnectionSettings>) : {};
  }

  async save(connectionId: string, settings: Partial<ConnectionSettings>): Promise<void> {
    const row = { settings: JSON.stringify(settings), updated_at: isoNow(this.clock) };
    await this.db
      .insertInto('connection_settings')
      .values({ connection_id: connectionId, ...row })
      .onConflict((conflict) => conflict.column('connection_id').doUpdateSet(row))
      .execute();
  }

  async appendChanges(changes: readonly SettingChange[]): Promise<void> {
    if (changes.length === 0) return;
    const rows = changes.map(({ connectionId, name, before, after, actor, at }) => ({
      ...{ id: newId(), connection_id: connectionId, name },
      ...{ value_before: before, value_after: after, actor, at }
    }));
    await this.db.insertInto('setting_changes').values(rows).execute();
  }

  /** How often one of these settings was changed. */
  async countChanges(
    connectionId: string,
    names: readonly SettingChange['name'][]
  ): Promise<number> {
    const { changes } = await this.db
      .selectFrom('setting_changes')
      .select((eb) => eb.fn.countAll<number | string>().as('changes'))
      .where('setting_changes.connection_id', '=', connectionId)
      .where('setting_changes.name', 'in', names)
      .executeTakeFirstOrThrow();
    return Number(changes);
  }

  /** The newest first. */
  async listChanges(connectionId: string, limit: number): Promise<SettingChange[]> {
    const rows = await this.db
      .selectFrom('setting_changes')
      .select([
        'setting_changes.name',
        'setting_changes.value_before',
        'setting_changes.value_after',
        'setting_changes.actor',
        'setting_changes.at'
      ])
      .where('setting_changes.connection_id', '=', connectionId)
      .orderBy('setting_changes.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      connectionId,
      name: row.name as SettingChange['name'],
      before: row.value_before,
      after: row.value_after,
      actor: row.actor,
      at: row.at
    }));
  }
}
