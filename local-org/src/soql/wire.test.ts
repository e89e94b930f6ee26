import { expect, it } from '@jest/globals';
import { toWire } from './wire.ts';

it('writes a datetime with an offset without colon, a date as it is', () => {
  expect(toWire({ type: 'datetime' }, '2022-03-17T16:21:26.000Z')).toBe(
    '2022-03-17T16:21:26.000+0000'
  );
  expect(toWire({ type: 'date' }, '2022-03-17')).toBe('2022-03-17');
});

it('writes booleans as true and false, never null', () => {
  expect([1, 0, null].map((value) => toWire({ type: 'boolean' }, value))).toEqual([
    true,
    false,
    false
  ]);
});

it('writes an empty field as null', () => {
  expect(toWire({ type: 'string' }, undefined)).toBeNull();
  expect(toWire({ type: 'double' }, null)).toBeNull();
});
