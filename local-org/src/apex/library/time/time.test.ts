import { expect, it } from '@jest/globals';
import { callOn, callStatic } from '../../../../test/support/library-calls.ts';
import {
  ApexDate,
  ApexDatetime,
  ApexTime,
  concatenatedText,
  type Value
} from '../../values/index.ts';

const NOON = new ApexDatetime(Date.UTC(2024, 1, 29, 12, 30, 15));

it.each<[string, Value[], Value]>([
  ['format', [], '2/29/2024, 4:30 AM'],
  ['format', ['yyyy-MM-dd HH:mm'], '2024-02-29 04:30'],
  ['format', ['HH:mm', 'Europe/Berlin'], '13:30'],
  ['formatGmt', ["yyyy-MM-dd'T'HH:mm:ss'Z'"], '2024-02-29T12:30:15Z'],
  ['hour', [], 4],
  ['hourGmt', [], 12],
  ['dayOfYear', [], 60],
  ['getTime', [], 1_709_209_815_000n],
  ['date', [], ApexDate.of(2024, 2, 29)],
  ['timeGmt', [], ApexTime.of(12, 30, 15, 0)],
  ['addHours', [12], new ApexDatetime(NOON.milliseconds + 43_200_000)],
  ['addDays', [-1], new ApexDatetime(NOON.milliseconds - 86_400_000)],
  ['addMonths', [12], new ApexDatetime(Date.UTC(2025, 1, 28, 12, 30, 15))],
  ['isSameDay', [new ApexDatetime(Date.UTC(2024, 1, 29, 7, 0))], false]
])('a moment in Los Angeles: %s(%s)', (method, args, expected) => {
  expect(callOn(NOON, method, args)).toEqual(expected);
});

it.each<[string, Value[], string]>([
  ['newInstance', [2024, 2, 29, 4, 30, 15], '2024-02-29 12:30:15'],
  ['newInstanceGmt', [2024, 2, 29], '2024-02-29 00:00:00'],
  ['newInstance', [ApexDate.of(2024, 2, 29), ApexTime.of(0, 0, 0, 0)], '2024-02-29 08:00:00'],
  ['newInstance', [-14_256_000_000n], '1969-07-20 00:00:00'],
  ['valueOf', ['2024-02-29 04:30:15'], '2024-02-29 12:30:15'],
  ['valueOfGmt', ['2024-02-29 04:30:15'], '2024-02-29 04:30:15'],
  ['parse', ['2/29/2024, 4:30 AM'], '2024-02-29 12:30:00'],
  ['now', [], '2024-02-29 12:30:15']
])('Datetime.%s(%s) is %s GMT', (method, args, expected) => {
  expect(concatenatedText(callStatic('Datetime', method, args))).toBe(expected);
});

it('knows the day where the user is', () => {
  expect(callStatic('Date', 'today', [])).toEqual(ApexDate.of(2024, 2, 29));
  expect(callOn(ApexDate.of(2024, 2, 29), 'format')).toBe('2/29/2024');
  expect(callOn(ApexDate.of(2024, 2, 29), 'daysBetween', [ApexDate.of(2024, 3, 1)])).toBe(1);
  expect(callStatic('Date', 'parse', ['2/29/2024'])).toEqual(ApexDate.of(2024, 2, 29));
});

it.each([
  ['Date', 'valueOf', 'x', 'Invalid date: x'],
  ['Date', 'parse', '2024-02-29', 'Invalid date: 2024-02-29'],
  ['Datetime', 'valueOf', '2024-02-29', 'Invalid date/time: 2024-02-29'],
  ['Datetime', 'parse', '13/40/2024, 4:30 AM', 'Invalid date/time']
])('%s.%s refuses %j', (type, method, text, message) => {
  expect(() => callStatic(type, method, [text])).toThrow(`TypeException: ${message}`);
});

it('has an offset per zone and moment', () => {
  const zone = callStatic('TimeZone', 'getTimeZone', ['America/Los_Angeles']);
  expect(callOn(zone, 'getOffset', [NOON])).toBe(-28_800_000);
  expect(callOn(zone, 'getID')).toBe('America/Los_Angeles');
});
