import type { ExpressionBuilder, Kysely } from 'kysely';
import type { BackfillRank, BackfillScope } from '../../../domain/index.ts';
import type { Tables } from '../tables.ts';
import type { ChangeRepository } from './change-repository.ts';

export interface HistoryPageQuery {
  readonly connectionId: string;
  readonly scope: BackfillScope;
  readonly rank: BackfillRank;
  /** Record ids of Accounts with an open Opportunity. */
  readonly dealAccounts: readonly string[];
  /** Own id of the last activity of the page before; null for the first page. */
  readonly afterId: string | null;
  readonly limit: number;
}

/** The activities of a backfill, by who they belong to, in stable pages. */
export class HistoryPages {
  private readonly db: Kysely<Tables>;
  private readonly changes: Pick<ChangeRepository, 'appendPage'>;

  constructor(db: Kysely<Tables>, changes: Pick<ChangeRepository, 'appendPage'>) {
    this.db = db;
    this.changes = changes;
  }

  /** @param types only activities of these; null for all */
  async count(scope: BackfillScope, types: readonly string[] | null = null): Promise<number> {
    const { total } = await this.inScope(scope)
      .$if(types !== null, (query) => query.where('activities.type', 'in', types ?? []))
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  }

  /**
   * Appends a change of each activity of the page to the log, in order of their own ids.
   * @returns how many, and the last one's own id; undefined for an empty page
   */
  async append(query: HistoryPageQuery): Promise<{ rows: number; lastId: string } | undefined> {
    const page = this.page(query).as('page');
    const { rows, last_id: lastId } = await this.db
      .selectFrom(page)
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.max<string | null>('page.id').as('last_id')
      ])
      .executeTakeFirstOrThrow();
    if (lastId === null) return undefined;
    await this.changes.appendPage(page, { connectionId: query.connectionId, origin: 'backfill' });
    return { rows, lastId };
  }

  private page(query: HistoryPageQuery) {
    const { connectionId, scope, rank, dealAccounts, afterId, limit } = query;
    return this.inScope(scope)
      .leftJoin('member_links', (join) =>
        join
          .onRef('member_links.member_key', '=', 'activities.member_key')
          .on('member_links.connection_id', '=', connectionId)
      )
      .select(['activities.id', 'activities.external_id'])
      .where((eb) => ofRank(eb, rank, dealAccounts))
      .$if(afterId !== null, (page) => page.where('activities.id', '>', afterId ?? ''))
      .orderBy('activities.id')
      .limit(limit);
  }

  private inScope({ from, to, communityKeys }: BackfillScope) {
    return this.db
      .selectFrom('activities')
      .$if(from !== null, (query) => query.where('activities.occurred_at', '>=', from ?? ''))
      .$if(to !== null, (query) => query.where('activities.occurred_at', '<', to ?? ''))
      .$if(communityKeys.length > 0, (query) =>
        query.where('activities.community_key', 'in', communityKeys)
      );
  }
}

type LinkedActivity = ExpressionBuilder<Tables, 'activities' | 'member_links'>;

function ofRank(eb: LinkedActivity, rank: BackfillRank, dealAccounts: readonly string[]) {
  const isKnown = eb.or([
    eb('member_links.contact_id', 'is not', null),
    eb('member_links.lead_id', 'is not', null),
    eb('member_links.account_id', 'is not', null)
  ]);
  if (rank === 'rest') return eb.not(isKnown);
  // An empty list is no SQL: without deals nobody is of the first rank.
  const accounts = dealAccounts.length > 0 ? dealAccounts : [''];
  if (rank === 'open_deals') return eb('member_links.account_id', 'in', accounts);
  return eb.and([
    isKnown,
    eb.or([
      eb('member_links.account_id', 'is', null),
      eb('member_links.account_id', 'not in', accounts)
    ])
  ]);
}
