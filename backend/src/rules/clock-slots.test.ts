import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INTERVALS } from '../domain/index.ts';
import { isSlot, nextSlot } from './clock-slots.ts';

const instant = fc.date({
  min: new Date('2020-01-01'),
  max: new Date('2040-01-01'),
  noInvalidDate: true
});

it('names the next full slot of the clock', () => {
  const next = (at: string, minutes: number) => nextSlot(new Date(at), minutes).toISOString();
  expect(next('2026-03-01T10:03:12.000Z', 10)).toBe('2026-03-01T10:10:00.000Z');
  expect(next('2026-03-01T10:10:00.000Z', 10)).toBe('2026-03-01T10:20:00.000Z');
  expect(next('2026-03-01T23:59:59.999Z', 60)).toBe('2026-03-02T00:00:00.000Z');
});

it('leads from slot to slot, the interval apart, and never stays where it is', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...INTERVALS), (at, minutes) => {
      const next = nextSlot(at, minutes);
      expect(isSlot(next, minutes)).toBe(true);
      expect(next.getTime()).toBeGreaterThan(at.getTime());
      expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(minutes * 60_000);
    })
  );
});

it('has as many slots in a day as the interval fits in', () => {
  const minutes = Array.from({ length: 1440 }, (_, index) => new Date(index * 60_000));
  const slots = (interval: number) => minutes.filter((at) => isSlot(at, interval)).length;
  expect(INTERVALS.map(slots)).toEqual([288, 144, 96, 48, 24]);
});
