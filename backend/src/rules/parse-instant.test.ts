import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstant } from './parse-instant.ts';

it.each([
  ['2026-08-31T12:00:00Z', '2026-08-31T12:00:00.000Z'],
  ['2026-08-31 12:00:00', '2026-08-31T12:00:00.000Z'],
  ['2026-08-31T12:00:00.5+02:00', '2026-08-31T10:00:00.500Z'],
  ['2026-01-01T00:30-0100', '2026-01-01T01:30:00.000Z'],
  ['2026-08-31', '2026-08-31T00:00:00.000Z'],
  ['1788177600', '2026-08-31T12:00:00.000Z'],
  ['1788177600123', '2026-08-31T12:00:00.123Z'],
  ['1788177600.000012', '2026-08-31T12:00:00.000Z'],
  [' 2026-08-31T12:00Z ', '2026-08-31T12:00:00.000Z']
])('reads %s', (written, instant) => {
  expect(parseInstant(written)).toBe(instant);
});

it.each([
  '',
  'yesterday',
  '2026-02-30',
  '2026-13-01',
  '2026-01-01T24:00',
  '12:00',
  '1',
  '1e9',
  '0000-01-01'
])('refuses %j', (written) => {
  expect(parseInstant(written)).toBeUndefined();
});

const times = fc.date({
  min: new Date('1973-04-01T00:00:00Z'),
  max: new Date('2200-01-01T00:00:00Z'),
  noInvalidDate: true
});

it('reads back every time in each of its forms', () => {
  fc.assert(
    fc.property(times, (time) => {
      expect(parseInstant(time.toISOString())).toBe(time.toISOString());
      expect(parseInstant(String(time.getTime()))).toBe(time.toISOString());
      const seconds = Math.floor(time.getTime() / 1_000);
      expect(parseInstant(String(seconds))).toBe(new Date(seconds * 1_000).toISOString());
    })
  );
});
