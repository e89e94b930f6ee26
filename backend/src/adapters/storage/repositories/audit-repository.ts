import type { Kysely } from 'kysely';
import type { Actor, AuditEntry } from '../../../domain/index.ts';
import type { Tables } from '../tables.ts';

/** Only ever added to. */
export class AuditRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async append({ id, at, actor, action, subject, details }: AuditEntry): Promise<void> {
    await this.db
      .insertInto('audit_entries')
      .values({
        id,
        at,
        actor_kind: actor.kind,
        actor_id: actor.id,
        actor_name: actor.name,
        action,
        subject,
        details: JSON.stringify(details)
      })
      .execute();
  }

  /** One page, the newest first; the last one's id is the next page's `before`. */
  async list(page: { before?: string; limit: number }): Promise<AuditEntry[]> {
    let query = this.db
      .selectFrom('audit_entries')
      .select([
        'audit_entries.id',
        'audit_entries.at',
        'audit_entries.actor_kind',
        'audit_entries.actor_id',
        'audit_entries.actor_name',
        'audit_entries.action',
        'audit_entries.subject',
        'audit_entries.details'
      ])
      .orderBy('audit_entries.id', 'desc')
      .limit(page.limit);
    if (page.before !== undefined) query = query.where('audit_entries.id', '<', page.before);
    const rows = await query.execute();
    return rows.map((row) => ({
      id: row.id,
      at: row.at,
      actor: {
        kind: row.actor_kind as Actor['kind'],
        id: row.actor_id,
        name: row.actor_name
      },
      action: row.action,
      subject: row.subject,
      details: JSON.parse(row.details) as Record<string, string>
    }));
  }
}
