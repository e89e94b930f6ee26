import { expect, it } from '@jest/globals';
import { orgWeights, type OrgWeight } from './org-weights.ts';
import { SCORE_WEIGHTS } from './score-weights.ts';

const aRecord = (given: Partial<OrgWeight> = {}): OrgWeight => ({
  ...{ name: 'Message', type: 'message', points: 2, halfLifeDays: 10, dailyCap: 4 },
  maximumPoints: 9,
  ...given
});
const weightOf = (records: readonly OrgWeight[], type: string) =>
  orgWeights(records).weights.find((weight) => weight.type === type);

it('takes the record of the org, a type of its own too, and the package’s weight for the rest', () => {
  const { weights, problems } = orgWeights([
    aRecord(),
    aRecord({ name: 'Hug', type: 'hug', points: 0 })
  ]);
  expect(problems).toEqual([]);
  expect(weights).toHaveLength(SCORE_WEIGHTS.length + 1);
  expect(weightOf([aRecord()], 'message')).toEqual({
    ...{ type: 'message', points: 2, halfLifeDays: 10, dailyCap: 4, maximumPoints: 9 }
  });
  expect(weightOf([aRecord()], 'reply')).toEqual(
    SCORE_WEIGHTS.find(({ type }) => type === 'reply')
  );
});

it.each<[string, Partial<OrgWeight>, string, string]>([
  ['a half-life of no days', { halfLifeDays: 0 }, 'HalfLifeDays__c', '1 or more and is 0'],
  ['negative points', { points: -1 }, 'Points__c', '0 or more and is -1'],
  ['an empty cap', { dailyCap: null }, 'DailyCap__c', 'is empty'],
  ['no type', { type: ' ' }, 'ActivityType__c', 'names no type']
])('names the field of %s and keeps the package’s weight', (_, given, field, message) => {
  const { weights, problems } = orgWeights([aRecord(given)]);
  expect(problems).toEqual([{ name: 'Message', field, message: expect.stringContaining(message) }]);
  expect(weights).toEqual(SCORE_WEIGHTS.toSorted((a, b) => (a.type < b.type ? -1 : 1)));
});

it('takes the first of two records for one type and names the other', () => {
  const twice = [aRecord(), aRecord({ name: 'Again', points: 50 })];
  expect(weightOf(twice, 'message')?.points).toBe(2);
  expect(orgWeights(twice).problems).toMatchObject([{ name: 'Again', field: 'ActivityType__c' }]);
});
