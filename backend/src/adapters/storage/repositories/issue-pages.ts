import type { Kysely } from 'kysely';
import type { Issue } from '../../../domain/index.ts';
import { contains } from '../contains.ts';
import type { Tables } from '../tables.ts';
import { ISSUE_COLUMNS, toIssue } from './issue-repository.ts';

export interface IssuePageQuery {
  readonly code?: string;
  readonly object?: string;
  /** Part of the record's key, the field, or the message. */
  readonly search?: string;
  /** Seen by this run last. */
  readonly runId?: string;
  /** Id of the last issue of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** Issues of one kind. */
export interface IssueGroup {
  readonly code: string;
  readonly object: string;
  readonly field: string;
  readonly count: number;
  /** Of one of them. */
  readonly message: string;
  readonly remedy: string;
  readonly lastSeenAt: string;
}

/** Read model: open issues in pages, and by kind. */
export class IssuePages {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** The latest seen first. */
  async list(connectionId: string, query: IssuePageQuery): Promise<Issue[]> {
    const { code, object, search, runId, before, limit } = query;
    const last = before === undefined ? undefined : await this.place(connectionId, before);
    let page = this.open(connectionId).select(ISSUE_COLUMNS);
    if (code !== undefined) page = page.where('issues.code', '=', code);
    if (object !== undefined) page = page.where('issues.object', '=', object);
    if (runId !== undefined) page = page.where('issues.run_id', '=', runId);
    if (search !== undefined) {
      page = page.where((eb) => eb.or(SEARCHED.map((column) => contains(column, search))));
    }
    if (last) {
      page = page.where((eb) =>
        eb(
          eb.refTuple('issues.last_seen_at', 'issues.id'),
          '<',
          eb.tuple(last.last_seen_at, last.id)
        )
      );
    }
    const rows = await page
      .orderBy('issues.last_seen_at', 'desc')
      .orderBy('issues.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toIssue);
  }

  /** Those with the most issues first. */
  async groups(connectionId: string): Promise<IssueGroup[]> {
    const rows = await this.open(connectionId)
      .select(['issues.code', 'issues.object', 'issues.field'])
      .select((eb) => [
        eb.fn.countAll<number | string>().as('count'),
        eb.fn.max('issues.message').as('message'),
        eb.fn.max('issues.remedy').as('remedy'),
        eb.fn.max('issues.last_seen_at').as('last_seen_at')
      ])
      .groupBy(['issues.code', 'issues.object', 'issues.field'])
      .orderBy('count', 'desc')
      .orderBy('issues.code')
      .orderBy('issues.object')
      .orderBy('issues.field')
      .execute();
    return rows.map(({ last_seen_at: lastSeenAt, count, ...row }) => ({
      ...{ ...row, count: Number(count), lastSeenAt }
    }));
  }

  /** Where an issue stands in the order of the list. */
  private place(connectionId: string, id: string) {
    return this.db
      .selectFrom('issues')
      .select(['issues.id', 'issues.last_seen_at'])
      .where('issues.connection_id', '=', connectionId)
      .where('issues.id', '=', id)
      .executeTakeFirst();
  }

  private open(connectionId: string) {
    return this.db
      .selectFrom('issues')
      .where('issues.connection_id', '=', connectionId)
      .where('issues.state', '=', 'open');
  }
}

const SEARCHED = ['issues.record_key', 'issues.field', 'issues.message'] as const;
