import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { linesInOrder, linesShuffled } from './row-lines.ts';
import { RowLogWriter } from './row-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulk-rows-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function written(count: number): string {
  const file = join(folder, 'log');
  const log = new RowLogWriter(file, 0);
  for (let n = 0; n < count; n += 200) {
    const some = Array.from({ length: Math.min(200, count - n) }, (_, index) => `ö${n + index}\n`);
    log.append(some);
  }
  log.close();
  return file;
}

function text(lines: Iterable<Buffer>): string[] {
  return Buffer.concat([...lines])
    .toString()
    .split('\n')
    .slice(0, -1);
}

it('finds lines by their number across stretches', () => {
  const file = written(5000);
  expect(text(linesInOrder(file, 1998, 4003))).toEqual(
    Array.from({ length: 2005 }, (_, n) => `ö${1998 + n}`)
  );
  expect(text(linesInOrder(file, 5000, 5000))).toEqual([]);
});

it('shuffles all lines by the seed, each once', () => {
  const file = written(5000);
  const once = text(linesShuffled(file, 5000, 3));
  expect(text(linesShuffled(file, 5000, 3))).toEqual(once);
  expect(text(linesShuffled(file, 5000, 4))).not.toEqual(once);
  expect(new Set(once).size).toBe(5000);
  expect(once.slice(0, 20)).not.toEqual(text(linesInOrder(file, 0, 20)));
});

it('goes on where the log stood, without what a broken-off write left behind', () => {
  const file = written(300);
  const log = new RowLogWriter(file, 250);
  log.append(['new\n']);
  log.close();
  expect(text(linesInOrder(file, 249, 251))).toEqual(['ö249', 'new']);
});
