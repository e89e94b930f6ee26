import { expect, it } from '@jest/globals';
import { feedRequests, toFeedAnswer, type FeedSpan } from './change-feed.ts';
import type { Subresponse } from './composite.ts';
import { Namespace } from './namespace.ts';

const at = (time: string) => Date.parse(`2026-03-02T${time}:00Z`);
const ROLES: FeedSpan = { object: 'OpportunityContactRole', from: at('09:00'), to: at('09:05') };
const ok = (body: unknown): Subresponse => ({ status: 200, body });
const refused = (errorCode: string): Subresponse => ({ status: 400, body: [{ errorCode }] });

function read(span: FeedSpan, ...responses: readonly Subresponse[]) {
  const values = responses.values();
  return toFeedAnswer(span, () => values.next().value);
}

it('asks in whole minutes of UTC, by the name the object has in the org', () => {
  const issues = { ...ROLES, object: 'SyncIssue__c' } as const;
  expect(feedRequests(issues, new Namespace('porchlight')).map(({ path }) => path)).toEqual([
    '/sobjects/porchlight__SyncIssue__c/updated?start=2026-03-02T09%3A00%3A00%2B00%3A00&end=2026-03-02T09%3A05%3A00%2B00%3A00'
  ]);
  expect(feedRequests(ROLES, new Namespace('porchlight'))).toHaveLength(2);
});

it('goes on where the org has not seen the end of every transaction yet', () => {
  const updated = { ids: ['a'], latestDateCovered: '2026-03-02T09:03:10.000+0000' };
  const deleted = {
    ...{ deletedRecords: [{ id: 'b' }], latestDateCovered: '2026-03-02T09:05:00.000+0000' },
    earliestDateAvailable: '2026-01-01T00:00:00.000+0000'
  };
  expect(read(ROLES, ok(updated), ok(deleted))).toEqual({
    ...{ object: 'OpportunityContactRole', updated: ['a'], deleted: ['b'], isCut: false },
    coveredTo: Date.parse('2026-03-02T09:03:10Z')
  });
});

it('says that it does not know when a feed does not reach back that far', () => {
  const purged = { deletedRecords: [], earliestDateAvailable: '2026-03-02T09:02:00.000+0000' };
  expect(read(ROLES, ok({ ids: [] }), ok(purged))).toMatchObject({ isCut: true });
  expect(read(ROLES, ok({ ids: [] }), refused('INVALID_REPLICATION_DATE'))).toMatchObject({
    ...{ isCut: true, coveredTo: at('09:05') }
  });
});

it('follows nothing that the user may not see, and takes no broken answer for one', () => {
  expect(read(ROLES, refused('INVALID_TYPE'), ok({}))).toBeUndefined();
  expect(() => read(ROLES, ok({ ids: [] }))).toThrow('no feed of OpportunityContactRole');
});
