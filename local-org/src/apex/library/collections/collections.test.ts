import { expect, it } from '@jest/globals';
import { aContext, callOn, construct } from '../../../../test/support/library-calls.ts';
import { typeOf, types } from '../../types/type.ts';
import {
  ApexId,
  ApexInstance,
  ApexList,
  concatenatedText,
  type Value
} from '../../values/index.ts';

it('adds, inserts, replaces and removes', () => {
  const list = construct('List<String>', []);
  callOn(list, 'add', ['a']);
  callOn(list, 'add', [0, 'b']);
  callOn(list, 'set', [1, 'c']);
  expect(concatenatedText(list)).toBe('(b, c)');
  expect(callOn(list, 'remove', [0])).toBe('b');
  expect(callOn(list, 'indexOf', ['c'])).toBe(0);
  expect(callOn(list, 'contains', ['C'])).toBe(false);
});

it.each(['get', 'remove'])('refuses to %s behind the end of a list', (method) => {
  expect(() => callOn(listOf('a'), method, [1])).toThrow(
    'ListException: List index out of bounds: 1'
  );
  expect(() => callOn(listOf('a'), method, [-1])).toThrow('ListException');
});

it('inserts at the end but not behind it', () => {
  const list = listOf('a');
  callOn(list, 'add', [1, 'b']);
  expect(() => callOn(list, 'add', [3, 'c'])).toThrow('List index out of bounds: 3');
});

it('copies elements into the type of the new collection', () => {
  const ids = construct('Set<Id>', [listOf('000000000000000')]);
  expect(callOn(ids, 'contains', [new ApexId('000000000000000AAA')])).toBe(true);
  expect(() => construct('Set<Id>', [listOf('x')])).toThrow('Invalid id: x');
});

it('does set arithmetic and says whether anything changed', () => {
  const set = construct('Set<String>', [listOf('a', 'b', 'c')]);
  expect(callOn(set, 'add', ['a'])).toBe(false);
  expect(callOn(set, 'retainAll', [listOf('b', 'c', 'd')])).toBe(true);
  expect(callOn(set, 'removeAll', [listOf('c')])).toBe(true);
  expect(callOn(set, 'addAll', [listOf('b')])).toBe(false);
  expect(callOn(set, 'containsAll', [listOf('b')])).toBe(true);
  expect(concatenatedText(set)).toBe('{b}');
});

it('keeps map entries in the order of their keys', () => {
  const map = construct('Map<String, Integer>', []);
  callOn(map, 'put', ['b', 1]);
  callOn(map, 'put', ['a', 2]);
  expect(callOn(map, 'put', ['b', 3])).toBe(1);
  expect(concatenatedText(map)).toBe('{b=3, a=2}');
  expect(concatenatedText(callOn(map, 'keySet'))).toBe('{b, a}');
  expect(concatenatedText(callOn(map, 'values'))).toBe('(3, 2)');
  expect(callOn(map, 'get', ['x'])).toBeNull();
  expect(callOn(map, 'remove', ['b'])).toBe(3);
  expect(callOn(map, 'containsKey', ['b'])).toBe(false);
});

it('sorts numbers by value and null first', () => {
  const list = listOf(10, null, 9);
  callOn(list, 'sort');
  expect(list.items).toEqual([null, 9, 10]);
});

it('sorts by what the elements or a comparator say', () => {
  const instances = [2, 1].map((rank) => {
    const instance = new ApexInstance({ type: typeOf('Ranked') });
    instance.fields.set('rank', rank);
    return instance;
  });
  const rankOf = (value: Value) => Number((value as ApexInstance).fields.get('rank'));
  const context = aContext({
    isInstance: () => true,
    call: (self, _method, [other]) => rankOf(self) - rankOf(other ?? null)
  });
  const list = listOf(...instances);
  callOn(list, 'sort', [], context);
  expect(list.items.map(rankOf)).toEqual([1, 2]);
  expect(() => callOn(listOf(...instances), 'sort')).toThrow('ListException');
});

it('iterates and then says there is no more', () => {
  const iterator = callOn(listOf('a'), 'iterator');
  expect([callOn(iterator, 'hasNext'), callOn(iterator, 'next')]).toEqual([true, 'a']);
  expect(() => callOn(iterator, 'next')).toThrow('NoSuchElementException');
});

function listOf(...items: Value[]): ApexList {
  return new ApexList(types.object, items);
}
