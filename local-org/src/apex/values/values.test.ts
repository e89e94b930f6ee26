import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { typeOf, types } from '../types/type.ts';
import { addTo, getFrom, has, putInto, removeFrom } from './collections.ts';
import { castTo, convertTo } from './convert.ts';
import { equalByMethod, equalByOperator, identical } from './equality.ts';
import { compareByOperator, compareForSort } from './order.ts';
import { concatenatedText, textOf } from './text.ts';
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexId,
  ApexInstance,
  ApexList,
  ApexMap,
  ApexSet,
  type InstanceClass,
  type Value
} from './value.ts';

const ID = new ApexId('a00LO0000000001YAA');
const LOS_ANGELES = 'America/Los_Angeles';
const scalars: fc.Arbitrary<Value> = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.bigInt(),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true }).map((value) => new ApexDouble(value)),
  fc.integer().map((day) => new ApexDate(day))
);

it('compares strings without case by ==, to the letter by equals()', () => {
  expect(equalByOperator('Ada', 'aDA')).toBe(true);
  expect(equalByMethod('Ada', 'aDA')).toBe(false);
});

it('knows an id in its short form', () => {
  expect(equalByOperator(ID, ID.text.slice(0, 15))).toBe(true);
  expect(equalByOperator(ID, ID.text.slice(0, 14))).toBe(false);
});

it('compares numbers across their kinds', () => {
  expect(equalByMethod(1, 1n)).toBe(true);
  expect(equalByMethod(1, new ApexDecimal(100n, 2))).toBe(true);
  expect(equalByMethod(new ApexDouble(0.1), new ApexDecimal(1n, 1))).toBe(true);
  expect(equalByMethod(1, '1')).toBe(false);
});

it('compares lists by content, and by === only with themselves', () => {
  const one = new ApexList(types.string, ['a', null]);
  expect(equalByOperator(one, new ApexList(types.string, ['a', null]))).toBe(true);
  expect(identical(one, new ApexList(types.string, ['a', null]))).toBe(false);
  expect(identical(one, one)).toBe(true);
});

it('keeps one of equal values in a set, in the order they came', () => {
  fc.assert(
    fc.property(fc.array(scalars), (values) => {
      const set = setOf(values);
      expect(values.every((value) => has(set, value))).toBe(true);
      expect(setOf([...set.entries.values()]).entries.size).toBe(set.entries.size);
      values.forEach((value) => removeFrom(set, value));
      expect(set.entries.size).toBe(0);
    })
  );
  expect(concatenatedText(setOf(['b', 'a', 'b', 'A']))).toBe('{b, a, A}');
});

it('tells decimals of different scale apart in a set', () => {
  expect(setOf([new ApexDecimal(11n, 1), new ApexDecimal(110n, 2)]).entries.size).toBe(2);
});

it('asks an instance for its own equality', () => {
  const classOf: InstanceClass = {
    type: typeOf('Point'),
    equals: (self, other) =>
      other instanceof ApexInstance && self.fields.get('x') === other.fields.get('x'),
    hashCode: () => 7
  };
  const map = new ApexMap(typeOf('Point'), types.string);
  putInto(map, point(classOf, 1), 'one');
  putInto(map, point(classOf, 2), 'two');
  expect(putInto(map, point(classOf, 1), 'uno')).toBe('one');
  expect(map.entries.size).toBe(2);
  expect(getFrom(map, point(classOf, 1))).toBe('uno');
});

it('tells instances without equals apart', () => {
  const plain: InstanceClass = { type: typeOf('Point') };
  expect(setOf([point(plain, 1), point(plain, 1)]).entries.size).toBe(2);
});

it('finds every comparison of a number with null false, and null the smallest string', () => {
  expect(compareByOperator(null, 1)).toBeNaN();
  expect(compareByOperator(null, 'a')).toBeLessThan(0);
  expect(compareByOperator('B', 'a')).toBeGreaterThan(0);
});

it('sorts null first and strings by their characters', () => {
  const sorted = ['a', null, 'B'].sort((one, other) => compareForSort(one, other) ?? 0);
  expect(sorted).toEqual([null, 'B', 'a']);
});

it('prints a Datetime in the zone by itself, in GMT within other text', () => {
  const moment = new ApexDatetime(Date.UTC(2024, 1, 29, 12, 30, 15));
  expect(textOf(moment, LOS_ANGELES)).toBe('2024-02-29 04:30:15');
  expect(concatenatedText(moment)).toBe('2024-02-29 12:30:15');
  expect(textOf(ApexDate.of(2024, 2, 29), LOS_ANGELES)).toBe('2024-02-29');
  expect(concatenatedText(ApexDate.of(2024, 2, 29))).toBe('2024-02-29 00:00:00');
});

it('prints collections, instances and doubles as Apex does', () => {
  const map = new ApexMap(types.string, types.object);
  putInto(map, 'a', new ApexList(types.integer, [1, null]));
  expect(concatenatedText(map)).toBe('{a=(1, null)}');
  expect(concatenatedText(point({ type: typeOf('Shape.Point') }, 1))).toBe('Point:[x=1]');
  expect([5, 1e7, 0.001, 1.5e-4].map((value) => String(new ApexDouble(value)))).toEqual([
    '5.0',
    '1.0E7',
    '0.001',
    '1.5E-4'
  ]);
});

it('widens numbers at an assignment and cuts them only in a cast', () => {
  expect(convertTo(5, types.decimal)).toEqual(new ApexDecimal(5n));
  expect(convertTo(new ApexDouble(5), types.decimal)).toEqual(new ApexDecimal(50n, 1));
  expect(convertTo(5, types.long)).toBe(5n);
  expect(() => convertTo(5n, types.integer)).toThrow(
    'Invalid conversion from runtime type Long to Integer'
  );
  expect(castTo(4_294_967_297n, types.integer)).toBe(1);
});

it('makes ids of strings and refuses what is none', () => {
  expect(convertTo(ID.text.slice(0, 15), types.id)).toEqual(ID);
  expect(convertTo(ID, types.string)).toBe(ID.text);
  expect(() => convertTo('x', types.id)).toThrow('Invalid id: x');
});

function setOf(values: readonly Value[]): ApexSet {
  const set = new ApexSet(types.object);
  values.forEach((value) => addTo(set, value));
  return set;
}

function point(of: InstanceClass, x: number): ApexInstance {
  const instance = new ApexInstance(of);
  instance.fields.set('x', x);
  return instance;
}
