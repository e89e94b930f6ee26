import { OrgUnavailableError } from './errors.ts';
import type { Subrequest, Subresponse } from './composite.ts';
import { firstError } from './mirror-query.ts';
import type { Namespace } from './namespace.ts';

/**
 * Objects of which a run only asks whether something changed: their feeds are resources of the object and
 * take none of the five queries of a call (documented: Composite; sObject Get Updated, Get Deleted).
 */
export type FollowedObject = 'SyncIssue__c' | 'OpportunityContactRole';

const MINUTE_MS = 60_000;

/** A span of time, in milliseconds; a feed ignores seconds, so both are whole minutes. */
export interface FeedSpan {
  readonly object: FollowedObject;
  readonly from: number;
  readonly to: number;
}

/** What a feed says of a span: record ids. */
export interface FeedAnswer {
  readonly object: FollowedObject;
  readonly updated: readonly string[];
  readonly deleted: readonly string[];
  /** Up to here nothing can be missing; the next span begins there. */
  readonly coveredTo: number;
  /** The feed does not reach back to the beginning of the span: what changed is not known any more. */
  readonly isCut: boolean;
}

interface Updated {
  readonly ids?: readonly string[];
  readonly latestDateCovered?: string;
}

interface Deleted {
  readonly deletedRecords?: readonly { readonly id: string }[];
  readonly earliestDateAvailable?: string;
  readonly latestDateCovered?: string;
}

/** What was updated; of what people delete also that. */
const FEEDS: Readonly<Record<FollowedObject, readonly string[]>> = {
  SyncIssue__c: ['updated'],
  OpportunityContactRole: ['updated', 'deleted']
};

export function feedRequests({ object, from, to }: FeedSpan, namespace: Namespace): Subrequest[] {
  const span = `start=${instant(from)}&end=${instant(to)}`;
  return FEEDS[object].map((feed) => ({
    method: 'GET',
    path: `/sobjects/${namespace.qualify(object)}/${feed}?${span}`
  }));
}

/**
 * @param next the answers to the requests, in order
 * @returns undefined when the user may not follow the object: nothing of it is to be seen either
 */
export function toFeedAnswer(
  { object, from, to }: FeedSpan,
  next: () => Subresponse | undefined
): FeedAnswer | undefined {
  const responses = FEEDS[object].map(() => next());
  if (responses.some((response) => !response || response.status >= 500)) {
    throw new OrgUnavailableError(`no feed of ${object}`);
  }
  if (responses.some(reachesTooFar)) {
    return { object, updated: [], deleted: [], coveredTo: to, isCut: true };
  }
  if (responses.some((response) => response?.status !== 200)) return undefined;
  const [updated, deleted = {}] = responses.map((response) => response?.body as Updated & Deleted);
  const covered = [updated, deleted].map((one) => timeOf(one?.latestDateCovered) ?? to);
  return {
    object,
    updated: updated?.ids ?? [],
    deleted: (deleted.deletedRecords ?? []).map(({ id }) => id),
    coveredTo: Math.max(from, Math.min(to, ...covered)),
    isCut: (timeOf(deleted.earliestDateAvailable) ?? 0) >= from + MINUTE_MS
  };
}

/** Documented: what was updated is known for 30 days, what was deleted for 15. */
function reachesTooFar(response: Subresponse | undefined): boolean {
  return response?.status === 400 && firstError(response.body).code === 'INVALID_REPLICATION_DATE';
}

function instant(milliseconds: number): string {
  return encodeURIComponent(new Date(milliseconds).toISOString().replace('.000Z', '+00:00'));
}

/** `2026-03-17T16:21:00.000+0000` in milliseconds. */
function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse((text ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : time;
}
