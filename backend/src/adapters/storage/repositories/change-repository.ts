import { sql, type AliasedSelectQueryBuilder, type Kysely, type Selectable } from 'kysely';
import type { Change, ChangeKind, ChangeOrigin, LoggedChange } from '../../../domain/index.ts';
import { chunk, isoNow, type Clock } from '../../../kernel/index.ts';
import type { Dialect } from '../dialect.ts';
import type { ChangeTable, Tables } from '../tables.ts';

const ROWS_PER_STATEMENT = 1_000;
const COLUMNS = ['kind', 'key', 'connection_id', 'origin', 'depth', 'created_at'] as const;
const TABLE_OF = {
  community: 'communities',
  member: 'members',
  activity: 'activities',
  session: 'sessions'
} as const;
/** Kinds whose records are the org's; we hold their totals. */
const OBJECT_OF = {
  account_totals: 'Account',
  contact_totals: 'Contact',
  lead_totals: 'Lead',
  opportunity_totals: 'Opportunity'
} as const;

/** Any constant: the advisory lock that stands for "appends to the change log". */
const APPEND_LOCK = 7_306_418_255_101;

/** The kinds that are pushed. */
export type RecordKind = keyof typeof TABLE_OF | keyof typeof OBJECT_OF;

/** For whom, and by whose doing, activities are looked at again. */
type ActivityChanges = Pick<Change, 'origin'> & { readonly connectionId: string };

/** Own and external ids of activities. */
export type ActivityPage = AliasedSelectQueryBuilder<{ id: string; external_id: string }, 'page'>;

/** Which part of the log a reader wants. */
export interface ChangeQuery {
  readonly kinds: readonly ChangeKind[];
  readonly connectionId: string;
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

/**
 * The append-only change log. Its promise: once a reader sees a change, no smaller `seq` can still
 * appear, so a reader may keep nothing but a position.
 *
 * SQLite has one writer, so the promise is free. PostgreSQL hands out numbers when a row is
 * inserted but shows it when its transaction commits, in any order; hiding rows of transactions
 * younger than the oldest open one does not help, because an open transaction may hold a *smaller*
 * number than one that committed. So appenders take turns: the lock is held from the first append
 * to the commit. Append last in a transaction, and the turn is short.
 */
export class ChangeRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;
  private readonly dialect: Dialect;

  constructor(db: Kysely<Tables>, clock: Clock, dialect: Dialect) {
    this.db = db;
    this.clock = clock;
    this.dialect = dialect;
  }

  async append(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const now = isoNow(this.clock);
    await this.inTurn(async (db) => {
      for (const part of chunk(changes, ROWS_PER_STATEMENT)) {
        const rows = part.map((change) => toRow(change, now));
        await db.insertInto('changes').values(rows).execute();
      }
    });
  }

  /** One change for every record of that kind, for one connection: everything is to be looked at again. */
  async appendAll(about: {
    kind: RecordKind;
    connectionId: string;
    origin: ChangeOrigin;
  }): Promise<void> {
    const common = this.commonColumns({ ...about, depth: 0 });
    const { kind, connectionId } = about;
    await this.inTurn(async (db) => {
      const keys = isOrgKind(kind)
        ? db
            .selectFrom('record_rollups')
            .select([common.kind, 'record_key as key', ...common.rest])
            .where('record_rollups.connection_id', '=', connectionId)
            .where('record_rollups.object', '=', OBJECT_OF[kind])
            .orderBy('record_key')
        : db
            .selectFrom(TABLE_OF[kind])
            .select([common.kind, 'external_id as key', ...common.rest])
            .orderBy('id');
      await db.insertInto('changes').columns(COLUMNS).expression(keys).execute();
    });
  }

  /** One change for every activity of these members, for one connection. */
  async appendActivitiesOf(
    memberKeys: readonly string[],
    about: { connectionId: string; origin: ChangeOrigin; depth: number }
  ): Promise<void> {
    if (memberKeys.length === 0) return;
    const common = this.commonColumns({ ...about, kind: 'activity' });
    await this.inTurn(async (db) => {
      for (const keys of chunk(memberKeys, ROWS_PER_STATEMENT)) {
        await db
          .insertInto('changes')
          .columns(COLUMNS)
          .expression(
            db
              .selectFrom('activities')
              .select([common.kind, 'external_id as key', ...common.rest])
              .where('activities.member_key', 'in', keys)
              .orderBy('id')
          )
          .execute();
      }
    });
  }

  /** One change for every activity of these types, for one connection. */
  async appendActivitiesOfTypes(types: readonly string[], about: ActivityChanges): Promise<void> {
    await this.appendActivitiesWhere('in', types, about);
  }

  /** One change for every activity of any other type, for one connection. */
  async appendActivitiesOfOtherTypes(
    types: readonly string[],
    about: ActivityChanges
  ): Promise<void> {
    await this.appendActivitiesWhere('not in', types, about);
  }

  /** One change for every activity of a page, in order of their own ids; none of them passes through us. */
  async appendPage(page: ActivityPage, about: ActivityChanges): Promise<void> {
    const common = this.commonColumns({ ...about, kind: 'activity', depth: 0 });
    await this.inTurn(async (db) => {
      const keys = db
        .selectFrom(page)
        .select([common.kind, 'page.external_id as key', ...common.rest])
        .orderBy('page.id');
      await db.insertInto('changes').columns(COLUMNS).expression(keys).execute();
    });
  }

  private async appendActivitiesWhere(
    operator: 'in' | 'not in',
    types: readonly string[],
    about: ActivityChanges
  ): Promise<void> {
    const page = this.db
      .selectFrom('activities')
      .select(['activities.id', 'activities.external_id'])
      .where('activities.type', operator, types);
    await this.appendPage(page.as('page'), about);
  }

  /** The newest position; everything up to it is there to be read. 0 for an empty log. */
  async head(): Promise<number> {
    const { head } = await this.db
      .selectFrom('changes')
      .select((eb) => eb.fn.max<number | null>('changes.seq').as('head'))
      .executeTakeFirstOrThrow();
    return head ?? 0;
  }

  /** Changes for everyone or for this connection, in order of `seq`. */
  async read(query: ChangeQuery): Promise<LoggedChange[]> {
    const rows = await this.db
      .selectFrom('changes')
      .select(['seq', 'kind', 'key', 'connection_id', 'origin', 'depth'])
      .where('changes.kind', 'in', query.kinds)
      .where('changes.seq', '>', query.after)
      .where('changes.seq', '<=', query.upTo)
      .where(isFor(query.connectionId))
      .orderBy('changes.seq')
      .limit(query.limit)
      .execute();
    return rows.map(toChange);
  }

  /** How many different records changed after a position: what a reader there has still to do. */
  async pending(query: { kind: ChangeKind; connectionId: string; after: number }): Promise<number> {
    const { total } = await this.db
      .selectFrom('changes')
      .select((eb) => eb.fn.count<number>('changes.key').distinct().as('total'))
      .where('changes.kind', '=', query.kind)
      .where('changes.seq', '>', query.after)
      .where(isFor(query.connectionId))
      .executeTakeFirstOrThrow();
    return total;
  }

  /** How many different records of each kind changed after a position; kinds without one are absent. */
  async countByKind(query: {
    connectionId: string;
    after: number;
  }): Promise<{ kind: ChangeKind; records: number }[]> {
    const rows = await this.db
      .selectFrom('changes')
      .select(['changes.kind', (eb) => eb.fn.count<number>('changes.key').distinct().as('records')])
      .where('changes.seq', '>', query.after)
      .where(isFor(query.connectionId))
      .groupBy('changes.kind')
      .orderBy('changes.kind')
      .execute();
    return rows.map(({ kind, records }) => ({ kind: kind as ChangeKind, records }));
  }

  /** Members with an activity that changed between two positions, each once. */
  async membersWithActivity(query: {
    connectionId: string;
    after: number;
    upTo: number;
  }): Promise<string[]> {
    const rows = await this.db
      .selectFrom('changes')
      .innerJoin('activities', 'activities.external_id', 'changes.key')
      .select('activities.member_key')
      .distinct()
      .where('changes.kind', '=', 'activity')
      .where('changes.seq', '>', query.after)
      .where('changes.seq', '<=', query.upTo)
      .where('changes.origin', '!=', 'access')
      .where(isFor(query.connectionId))
      .execute();
    return rows.map((row) => row.member_key);
  }

  private async inTurn(work: (db: Kysely<Tables>) => Promise<void>): Promise<void> {
    if (this.dialect === 'sqlite') return work(this.db);
    if (!this.db.isTransaction) {
      return this.db.transaction().execute((transaction) => this.locked(transaction, work));
    }
    return this.locked(this.db, work);
  }

  private async locked(
    db: Kysely<Tables>,
    work: (db: Kysely<Tables>) => Promise<void>
  ): Promise<void> {
    await sql`select pg_advisory_xact_lock(${APPEND_LOCK})`.execute(db);
    await work(db);
  }

  private commonColumns(about: Omit<Change, 'key'>) {
    const { kind, connectionId, origin, depth } = about;
    return {
      kind: sql<string>`cast(${kind} as text)`.as('kind'),
      rest: [
        sql<string | null>`cast(${connectionId} as text)`.as('connection_id'),
        sql<string>`cast(${origin} as text)`.as('origin'),
        sql<number>`cast(${depth} as integer)`.as('depth'),
        sql<string>`cast(${isoNow(this.clock)} as text)`.as('created_at')
      ] as const
    };
  }
}

/** Changes for everyone, and those for this connection alone. */
function isFor(connectionId: string) {
  return sql<boolean>`(changes.connection_id is null or changes.connection_id = ${connectionId})`;
}

function isOrgKind(kind: RecordKind): kind is keyof typeof OBJECT_OF {
  return kind in OBJECT_OF;
}

function toChange(row: Omit<Selectable<ChangeTable>, 'created_at'>): LoggedChange {
  return {
    seq: row.seq,
    kind: row.kind as ChangeKind,
    key: row.key,
    connectionId: row.connection_id,
    origin: row.origin as ChangeOrigin,
    depth: row.depth
  };
}

function toRow(change: Change, now: string) {
  return {
    kind: change.kind,
    key: change.key,
    connection_id: change.connectionId,
    origin: change.origin,
    depth: change.depth,
    created_at: now
  };
}
