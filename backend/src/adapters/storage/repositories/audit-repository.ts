import type { Kysely } from 'kysely';
import type { Actor, AuditEntry } from '../../../domain/index.ts';
import { contains } from '../contains.ts';
import type { Tables } from '../tables.ts';

export interface AuditPageQuery {
  /** Part of who, what, to what, or the details; in any case of letters. */
  readonly search?: string;
  /** Part of the actor's name. */
  readonly actor?: string;
  /** An action, or what it is done to: `user.removed`, `user`. */
  readonly action?: string;
  /** ISO-8601 UTC; included. */
  readonly from?: string;
  /** ISO-8601 UTC; excluded. */
  readonly to?: string;
  /** Id of the last entry of the page before. */
  readonly before?: string;
  readonly limit: number;
}

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
  async list(page: AuditPageQuery): Promise<AuditEntry[]> {
    const { before, from, to, action, actor, search, limit } = page;
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
      .limit(limit);
    if (before !== undefined) query = query.where('audit_entries.id', '<', before);
    if (from !== undefined) query = query.where('audit_entries.at', '>=', from);
    if (to !== undefined) query = query.where('audit_entries.at', '<', to);
    if (action !== undefined) {
      query = query.where((eb) =>
        eb.or([
          eb('audit_entries.action', '=', action),
          contains('audit_entries.action', `${action}.`, 'start')
        ])
      );
    }
    if (actor !== undefined) query = query.where(contains('audit_entries.actor_name', actor));
    if (search !== undefined) {
      query = query.where((eb) => eb.or(SEARCHED.map((column) => contains(column, search))));
    }
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

const SEARCHED = [
  'audit_entries.actor_name',
  'audit_entries.action',
  'audit_entries.subject',
  'audit_entries.details'
] as const;
