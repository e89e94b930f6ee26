import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskCache } from './disk-cache.ts';

let folder: string;
const made = () => ({ words: new Set(['static']), calls: new Map([['save', [1, 2]]]) });
const make = jest.fn(made);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disk-cache-'));
  make.mockClear();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As a process of its own would read it. */
function read(...sources: string[]) {
  return new DiskCache(join(folder, 'cache')).read('thing', sources, make);
}

it('makes the same of the same sources only once', () => {
  expect(read('one', 'two')).toEqual(made());
  const { words, calls } = read('one', 'two');
  expect([[...words], [...calls]]).toEqual([['static'], [['save', [1, 2]]]]);
  expect(make).toHaveBeenCalledTimes(1);
});

it('keeps results of other sources, and of other kinds, apart', () => {
  for (const sources of [['one', 'two'], ['two', 'one'], ['onetwo'], ['one two'], ['one']]) {
    read(...sources);
  }
  new DiskCache(join(folder, 'cache')).read('other', ['one'], make);
  expect(make).toHaveBeenCalledTimes(6);
});

it('makes it again where a file is cut short', () => {
  read('one');
  const [name = ''] = readdirSync(join(folder, 'cache'));
  const file = join(folder, 'cache', name);
  writeFileSync(file, readFileSync(file).subarray(0, 9));
  expect(read('one')).toEqual(made());
  expect(make).toHaveBeenCalledTimes(2);
});

it('works where nothing can be written', () => {
  writeFileSync(join(folder, 'cache'), 'a file where the folder would be');
  expect(read('one')).toEqual(made());
  expect(read('one')).toEqual(made());
  expect(make).toHaveBeenCalledTimes(2);
});

it('keeps nothing of what could not be made', () => {
  make.mockImplementationOnce(() => {
    throw new Error('It does not parse.');
  });
  expect(() => read('one')).toThrow('It does not parse.');
  expect(read('one')).toEqual(made());
});
