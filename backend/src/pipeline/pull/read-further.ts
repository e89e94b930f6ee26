import type {
  FeedAnswer,
  FollowedObject,
  FurtherQuestion,
  OpeningRead,
  OrgReader,
  WeightAnswer
} from '../../adapters/salesforce/index.ts';
import type { Scope } from '../../adapters/storage/index.ts';
import { followedBy, pullConsumer, wholeMinute } from './feed-spans.ts';
import { storeOpportunities } from './store-opportunities.ts';
import type { StoreContext } from './store-page.ts';
import { storeRetries } from './store-retries.ts';
import { storeWeights } from './store-weights.ts';
import { noteWeightsRead, type WeightsTurn } from './weights-turn.ts';

export interface FurtherContext extends StoreContext {
  readonly reader: OrgReader;
}

interface Opened {
  readonly opening: OpeningRead;
  readonly weights: WeightsTurn;
}

/**
 * Asks what the feeds gave reason to ask: issues that somebody wants to be tried again, Opportunities whose
 * contact roles changed. No API call when there is no reason.
 * @returns whether all Opportunities must be read anew, because the org does not know any more what changed
 */
export async function readFurther(context: FurtherContext, opened: Opened): Promise<boolean> {
  const { storage, connectionId, reader, fence } = context;
  const { opening, weights } = opened;
  const feeds = new Map(opening.feeds.map((feed) => [feed.object, feed]));
  const isCut = (object: FollowedObject) => feeds.get(object)?.isCut === true;
  const roles = feeds.get('OpportunityContactRole');
  const question: FurtherQuestion = {
    retryRequests:
      (hasNews(feeds.get('SyncIssue__c')) || isCut('SyncIssue__c')) &&
      (await storage.sentHashes.list(connectionId, 'SyncIssue__c')).size > 0,
    weights: weights === 'besides',
    roles: roles?.updated ?? [],
    opportunities: await storage.opportunities.idsWithRoles(connectionId, roles?.deleted ?? [])
  };
  const further = await reader.further(question);
  await storage.transaction(async (scope) => {
    await scope.leases.check(fence);
    for (const page of further.pages) {
      if (page.object !== 'Opportunity' || page.error) continue;
      await storeOpportunities(scope, connectionId, page.rows, page.gone);
    }
    await storeRetries(scope, connectionId, further.retryRequests);
    await keepWeights(scope, context, further.weights ?? opening.weights);
    await advance(scope, context, opened, feeds);
  });
  return isCut('OpportunityContactRole');
}

function hasNews(feed: FeedAnswer | undefined): boolean {
  return (feed?.updated.length ?? 0) > 0;
}

async function keepWeights(
  scope: Scope,
  context: FurtherContext,
  answer: WeightAnswer | undefined
): Promise<void> {
  if (!answer) return;
  await storeWeights(scope, context, answer);
  await noteWeightsRead(scope, context);
}

/** What is followed from now on begins with the minute in which everything was read. */
async function advance(
  scope: Scope,
  { connectionId, reads, writes }: FurtherContext,
  { opening }: Opened,
  feeds: ReadonlyMap<FollowedObject, FeedAnswer>
): Promise<void> {
  const consumer = pullConsumer(connectionId);
  for (const object of followedBy({ reads, writes })) {
    const before = await scope.cursors.position(consumer, object);
    const began = before === 0 ? wholeMinute(opening.serverTime.getTime()) : before;
    await scope.cursors.advance(consumer, object, feeds.get(object)?.coveredTo ?? began);
  }
}
