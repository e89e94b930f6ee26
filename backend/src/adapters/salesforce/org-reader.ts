import type { TargetObject } from '../../domain/index.ts';
import type { GrantedAccess, NeededObject } from '../../rules/index.ts';
import { chunk } from '../../kernel/index.ts';
import { feedRequests, toFeedAnswer, type FeedAnswer, type FeedSpan } from './change-feed.ts';
import { composite, type Subrequest, type Subresponse } from './composite.ts';
import { OrgUnavailableError } from './errors.ts';
import type { MirrorPage, MirrorPosition } from './mirror-page.ts';
import { mirrorQuery, opportunityQuery, toMirrorPage } from './mirror-query.ts';
import type { Namespace } from './namespace.ts';
import { grantedOf, objectAccess, type ObjectAccess } from './object-access.ts';
import type { OrgClient } from './org-client.ts';
import { toWeights, weightQuery, type WeightAnswer } from './weight-query.ts';

/** Documented: Composite, at most five queries; so many ids stay far below the longest address. */
const QUERIES_PER_CALL = 5;
const IDS_PER_QUERY = 300;

/** What a run asks first; positions and weights take a query each, of which there are five. */
export interface OpeningQuestion {
  readonly objects: readonly TargetObject[];
  readonly positions: readonly MirrorPosition[];
  readonly feeds: readonly FeedSpan[];
  readonly weights: boolean;
}

export interface OpeningRead {
  readonly access: readonly ObjectAccess[];
  readonly pages: readonly MirrorPage[];
  /** Of the objects that the user may follow. */
  readonly feeds: readonly FeedAnswer[];
  /** Undefined when not asked for. */
  readonly weights: WeightAnswer | undefined;
  readonly serverTime: Date;
}

/** What only some runs ask besides. */
export interface FurtherQuestion {
  readonly retryRequests: boolean;
  readonly weights: boolean;
  /** Ids of contact roles that changed. */
  readonly roles: readonly string[];
  /** Opportunities that have lost one. */
  readonly opportunities: readonly string[];
}

export interface FurtherRead {
  /** Ids of the issues, as we gave them, that somebody wants to be tried again. */
  readonly retryRequests: readonly string[];
  readonly weights: WeightAnswer | undefined;
  readonly pages: readonly MirrorPage[];
}

/** All that a run reads from an org. Describe answers only what the user may see. */
export class OrgReader {
  private readonly client: OrgClient;
  private readonly namespace: Namespace;
  private readonly userId: string;

  constructor(client: OrgClient, namespace: Namespace, userId: string) {
    this.client = client;
    this.namespace = namespace;
    this.userId = userId;
  }

  /** Access to the objects, the first page of what changed, and what the feeds say, in one API call. */
  async open({ objects, positions, feeds, weights }: OpeningQuestion): Promise<OpeningRead> {
    const { subresponses, serverTime } = await composite(this.client, [
      ...objects.map((object) => this.describe(object)),
      ...positions.map((position) => this.changed(position)),
      ...feeds.flatMap((span) => feedRequests(span, this.namespace)),
      ...(weights ? [weightQuery(this.namespace)] : [])
    ]);
    const read = subresponses.values();
    const next = () => read.next().value;
    return {
      serverTime,
      access: objects.map((object) => objectAccess(object, next(), this.namespace)),
      pages: positions.map(({ object }) => toMirrorPage(object, next(), this.namespace)),
      feeds: feeds.flatMap((span) => toFeedAnswer(span, next) ?? []),
      weights: weights ? toWeights(next(), this.namespace) : undefined
    };
  }

  /** Five queries to the API call; none when nothing is asked. */
  async further(question: FurtherQuestion): Promise<FurtherRead> {
    const { retryRequests, weights, roles, opportunities } = question;
    const byIds = (by: 'id' | 'role', ids: readonly string[]) =>
      chunk(ids, IDS_PER_QUERY).map((part) => queryAll(opportunityQuery(by, part, this.namespace)));
    const deals = [...byIds('role', roles), ...byIds('id', opportunities)];
    const queries = [
      ...(retryRequests ? [this.retryRequests()] : []),
      ...(weights ? [weightQuery(this.namespace)] : []),
      ...deals
    ];
    const answers: Subresponse[] = [];
    for (const call of chunk(queries, QUERIES_PER_CALL)) {
      answers.push(...(await composite(this.client, call)).subresponses);
    }
    const read = answers.values();
    const next = () => read.next().value;
    return {
      retryRequests: retryRequests ? this.issueIds(next()) : [],
      weights: weights ? toWeights(next(), this.namespace) : undefined,
      pages: deals.map(() => toMirrorPage('Opportunity', next(), this.namespace))
    };
  }

  /** Further pages, again in one API call. */
  async pages(positions: readonly MirrorPosition[]): Promise<MirrorPage[]> {
    const { subresponses } = await composite(
      this.client,
      positions.map((position) => this.changed(position))
    );
    return positions.map(({ object }, index) =>
      toMirrorPage(object, subresponses[index], this.namespace)
    );
  }

  /** What the user may do with these objects, in one API call. */
  async granted(objects: readonly NeededObject[]): Promise<GrantedAccess[]> {
    const { subresponses } = await composite(
      this.client,
      objects.map((object) => this.describe(object))
    );
    return objects.map((object, index) => grantedOf(object, subresponses[index], this.namespace));
  }

  /** Accounts with an open Opportunity, at most 2,000; none when the user may not see them. */
  async accountsWithOpenDeals(): Promise<string[]> {
    const soql =
      'SELECT AccountId FROM Opportunity WHERE IsClosed = false AND AccountId != null' +
      ' GROUP BY AccountId ORDER BY AccountId LIMIT 2000';
    const { subresponses } = await composite(this.client, [
      { method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` }
    ]);
    const [response] = subresponses;
    if (response?.status !== 200) return [];
    const { records } = response.body as { records: readonly { AccountId: string }[] };
    return records.map(({ AccountId }) => AccountId);
  }

  private describe(object: NeededObject): Subrequest {
    return { method: 'GET', path: `/sobjects/${this.namespace.qualify(object)}/describe` };
  }

  private changed(position: MirrorPosition): Subrequest {
    return queryAll(mirrorQuery(position, { namespace: this.namespace, userId: this.userId }));
  }

  private retryRequests(): Subrequest {
    const [key, asked, state] = ['ExternalId__c', 'RetryRequestedAt__c', 'State__c'].map((field) =>
      this.namespace.qualify(field)
    );
    const soql =
      `SELECT ${key} FROM ${this.namespace.qualify('SyncIssue__c')}` +
      ` WHERE ${asked} != null AND ${state} = 'open' ORDER BY ${asked}, Id LIMIT 2000`;
    return { method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` };
  }

  private issueIds(response: Subresponse | undefined): string[] {
    if (response?.status !== 200) throw new OrgUnavailableError('requests that cannot be read');
    const { records } = response.body as { records: readonly Readonly<Record<string, unknown>>[] };
    return records.map((record) => String(record[this.namespace.qualify('ExternalId__c')]));
  }
}

function queryAll(soql: string): Subrequest {
  return { method: 'GET', path: `/queryAll?q=${encodeURIComponent(soql)}` };
}
