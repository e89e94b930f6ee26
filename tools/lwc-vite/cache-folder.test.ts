import { expect, it } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepBuild } from './cache-folder.ts';

function built(parent: string, name: string, text: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'file'), text);
  return folder;
}

it('keeps the build of the process that was first', () => {
  const parent = mkdtempSync(join(tmpdir(), 'cache-'));
  const folder = join(parent, 'pages-1');
  keepBuild(built(parent, 'first', 'a'), folder);
  keepBuild(built(parent, 'second', 'b'), folder);
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('a');
  expect(existsSync(join(parent, 'second'))).toBe(false);
});

it('removes the oldest builds of its kind and leaves other things alone', () => {
  const parent = mkdtempSync(join(tmpdir(), 'cache-'));
  for (let age = 1; age <= 9; age++) {
    const time = new Date(Date.now() - age * 60_000);
    utimesSync(built(parent, `pages-${age}`, ''), time, time);
  }
  built(parent, 'chromium', '');
  keepBuild(built(parent, 'new', ''), join(parent, 'pages-0'));
  const kept = ['chromium', ...[0, 1, 2, 3, 4, 5, 6].map((age) => `pages-${age}`)];
  expect(readdirSync(parent).sort()).toEqual(kept);
});

it('removes nothing beside a folder that is not named as builds are', () => {
  const parent = mkdtempSync(join(tmpdir(), 'cache-'));
  const others = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `work${number}`);
  for (const name of others) built(parent, name, '');
  keepBuild(built(parent, 'new', ''), join(parent, 'pages'));
  expect(readdirSync(parent).sort()).toEqual(['pages', ...others]);
});
