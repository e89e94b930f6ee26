import { expect, it } from '@jest/globals';
import { aRow } from '../../../test/support/rows.ts';
import type { Receipt } from '../../domain/index.ts';
import { CallSizes, type AnsweredCollection } from './call-sizes.ts';

/** A Collection of activities whose rows were all refused with this code, or landed without one. */
function answered(size: number, code?: string): AnsweredCollection {
  const rows = Array.from({ length: size }, (_, index) => aRow('Activity__c', `a${index}`));
  const receipts = rows.map(({ write }): Receipt => {
    if (!code) return { outcome: 'created', write };
    return {
      outcome: 'failed',
      write,
      error: { code, field: null, message: '', collective: false }
    };
  });
  return { rows, receipts };
}

const TRIGGER = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
function ofActivities(sizes: CallSizes): number[] {
  const { collections, rows } = sizes.of('Activity__c');
  return [collections, rows];
}

it('sends smaller calls, step by step, where a trigger refuses whole Collections', () => {
  const sizes = new CallSizes();
  const five = [answered(200), ...Array.from({ length: 4 }, () => answered(200, TRIGGER))];
  expect(sizes.learn(five)).toEqual(new Set(['Activity__c']));
  expect(ofActivities(sizes)).toEqual([1, 200]);
  expect(sizes.learn([answered(200, TRIGGER)])).toEqual(new Set(['Activity__c']));
  expect(ofActivities(sizes)).toEqual([1, 50]);
  expect(sizes.learn([answered(50, TRIGGER)])).toEqual(new Set());
  expect(sizes.of('Member__c')).toEqual({ collections: 5, rows: 200 });
});

it('learns nothing from large calls that were under way while it shrank', () => {
  const sizes = new CallSizes();
  const five = Array.from({ length: 5 }, () => answered(200, TRIGGER));
  sizes.learn(five);
  expect(sizes.learn(five)).toEqual(new Set(['Activity__c']));
  expect(ofActivities(sizes)).toEqual([1, 200]);
});

it.each([
  ['rows that have only their own values to blame', [answered(200, 'STRING_TOO_LONG')]],
  ['a single row', [answered(1, TRIGGER)]],
  ['rows that landed', [answered(200)]]
])('keeps its size for %s', (_what, call) => {
  const sizes = new CallSizes();
  expect(sizes.learn(call)).toEqual(new Set());
  expect(ofActivities(sizes)).toEqual([5, 200]);
});
