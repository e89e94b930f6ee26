import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkbox,
  decimal,
  email,
  field,
  int,
  picklist,
  text,
  textArea
} from '../standard/index.ts';
import { encoderOf, isRowError } from './encode-value.ts';

function codeOf(one: Parameters<typeof encoderOf>[0], value: unknown): string | undefined {
  const stored = encoderOf(one)(value);
  return isRowError(stored) ? stored.statusCode : undefined;
}

const when = field('At__c', 'At', 'datetime');
const day = field('On__c', 'On', 'date');

it('stores datetimes in UTC of whole seconds, whatever zone they came in', () => {
  const encode = encoderOf(when);
  expect(encode('2026-03-17T16:21:26.987Z')).toBe('2026-03-17T16:21:26.000Z');
  expect(encode('2026-03-17T16:21:26+0000')).toBe('2026-03-17T16:21:26.000Z');
  expect(encode('2026-03-17T01:21:26+02:30')).toBe('2026-03-16T22:51:26.000Z');
});

it('refuses a datetime without a zone and dates the calendar does not have', () => {
  expect(codeOf(when, '2026-03-17T16:21:26')).toBe('JSON_PARSER_ERROR');
  expect(codeOf(when, '2026-02-30T16:21:26Z')).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(codeOf(day, '2026-02-30')).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(codeOf(day, '1699-12-31')).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(codeOf(day, 'tomorrow')).toBe('JSON_PARSER_ERROR');
  expect(encoderOf(day)('2024-02-29')).toBe('2024-02-29');
});

it('refuses values of the wrong JSON type', () => {
  const wrong: [Parameters<typeof encoderOf>[0], unknown][] = [
    [text('Name', 'Name', 80), 5],
    [text('Name', 'Name', 80), { a: 1 }],
    [decimal('N__c', 'N', 'double', [5, 1]), true],
    [int('I', 'I', 8), 1.5],
    [checkbox('B__c', 'B'), 1],
    [checkbox('B__c', 'B'), null],
    [when, 1700000000],
    [field('L__c', 'L', 'reference'), ['x']]
  ];
  expect(wrong.map(([one, value]) => codeOf(one, value))).toEqual(
    wrong.map(() => 'JSON_PARSER_ERROR')
  );
});

it('reads text that is plainly a number, true or false, as the sf CLI sends every value', () => {
  const number = encoderOf(decimal('N__c', 'N', 'double', [5, 2]));
  expect(['5', '-0.75', '+5', '1.005', '1e2'].map(number)).toEqual([5, -0.75, 5, 1.01, 100]);
  expect(encoderOf(int('I', 'I', 8))('42')).toBe(42);
  expect(encoderOf(decimal('C', 'C', 'currency', [18, 2]))('9.99')).toBe(9.99);
  expect(encoderOf(decimal('P', 'P', 'percent', [5, 2]))('12.5')).toBe(12.5);
  expect(['true', 'false', 'TRUE'].map(encoderOf(checkbox('B', 'B')))).toEqual([1, 0, 1]);
  expect(codeOf(int('I', 'I', 2), '100')).toBe('NUMBER_OUTSIDE_VALID_RANGE');
});

it('refuses text that cannot be read as what the field holds, by the recorded words', () => {
  const wrong: [Parameters<typeof encoderOf>[0], string][] = [
    [int('I', 'I', 8), 'abc'],
    [int('I', 'I', 8), '1.5'],
    [decimal('N', 'N', 'double', [5, 2]), '1,000'],
    [decimal('N', 'N', 'double', [5, 2]), '0x10'],
    [decimal('N', 'N', 'double', [5, 2]), 'Infinity'],
    [decimal('N', 'N', 'double', [5, 2]), '1 2'],
    [decimal('N', 'N', 'double', [5, 2]), ' '],
    [checkbox('B', 'B'), 'yes'],
    [checkbox('B', 'B'), '1'],
    [checkbox('B', 'B'), '']
  ];
  expect(wrong.map(([one, value]) => codeOf(one, value))).toEqual(
    wrong.map(() => 'JSON_PARSER_ERROR')
  );
  expect(encoderOf(int('I', 'I', 8))('abc')).toMatchObject({
    message: expect.stringContaining(
      'Cannot deserialize instance of int from VALUE_STRING value abc'
    )
  });
});

it('reads a number the same from JSON and from its text', () => {
  const encode = encoderOf(decimal('N__c', 'N', 'double', [18, 4]));
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
      expect(encode(String(value))).toBe(encode(value));
    })
  );
});

it('counts text in UTF-16 units, after the white space around it is gone', () => {
  const name = text('Name', 'Name', 4);
  expect(encoderOf(name)('  four ')).toBe('four');
  expect(codeOf(name, 'fives')).toBe('STRING_TOO_LONG');
  expect(codeOf(name, '🦊🦊🦊')).toBe('STRING_TOO_LONG');
  expect(encoderOf(textArea('T__c', 'T', 100))(' \n ')).toBeNull();
});

it('clears by null and by the empty text, but not what must have a value', () => {
  const open = decimal('N__c', 'N', 'double', [5, 1]);
  expect([encoderOf(open)(null), encoderOf(open)('')]).toEqual([null, null]);
  expect(codeOf(text('K__c', 'K', 5, { nillable: false }), '')).toBe('REQUIRED_FIELD_MISSING');
});

it('rounds to the scale half away from zero and refuses too many digits before the point', () => {
  const amount = decimal('N__c', 'N', 'double', [5, 2]);
  const encode = encoderOf(amount);
  expect([encode(1.005), encode(-1.005), encode(2.344), encode(-0.001)]).toEqual([
    1.01, -1.01, 2.34, 0
  ]);
  expect(encode(999.99)).toBe(999.99);
  expect(codeOf(amount, 999.995)).toBe('NUMBER_OUTSIDE_VALID_RANGE');
  expect(codeOf(amount, 1e21)).toBe('NUMBER_OUTSIDE_VALID_RANGE');
});

it('leaves a number alone that already fits its scale', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (hundredths) => {
      const value = hundredths / 100;
      expect(encoderOf(decimal('N__c', 'N', 'double', [8, 2]))(value)).toBe(value + 0);
    })
  );
});

it('takes ordinary addresses and refuses what is none', () => {
  const address = email('Email', 'Email');
  for (const good of ["o'neil+list@mail.example.com", 'ü@example.org']) {
    expect(encoderOf(address)(good)).toBe(good);
  }
  for (const bad of ['ada', 'ada@example', 'ada@@example.com', 'a da@example.com', 'a..b@x.org']) {
    expect(codeOf(address, bad)).toBe('INVALID_EMAIL_ADDRESS');
  }
});

it('names the field by its label where a restricted picklist does not know a value', () => {
  const kind = picklist('Kind__c', 'Kind of Shelf', ['Fiction'], { restrictedPicklist: true });
  expect(encoderOf(kind)('Fiction')).toBe('Fiction');
  expect(encoderOf(kind)('fiction')).toMatchObject({
    statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    message: 'Kind of Shelf: bad value for restricted picklist field: fiction'
  });
  expect(encoderOf(picklist('Open__c', 'Open', ['One']))('Two')).toBe('Two');
});
