import { expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { useImporter } from '../fixtures/import-bench.ts';

const bench = useImporter();

function chatLog(lines: number): string {
  const path = bench.path('room.txt');
  const text = Array.from({ length: lines }, (_, at) => {
    const time = new Date(Date.UTC(2026, 7, 31, 0, 0, at)).toISOString().slice(0, 19);
    return `[${time.replace('T', ' ')}] <member-${at % 7}> line ${at}\n`;
  });
  writeFileSync(path, text.join(''));
  return path;
}

const REQUEST = { connector: 'file', community: 'Docks', preset: 'chat-log' } as const;

/** Stops after the first commit, as a signal would. */
async function interrupt(path: string): Promise<void> {
  const stop = new AbortController();
  const attempt = bench.importer.import(
    { ...REQUEST, path },
    { signal: stop.signal, onProgress: ({ phase }) => phase === 'writing' && stop.abort() }
  );
  await expect(attempt).rejects.toMatchObject({ code: 'import_interrupted' });
}

it('writes whole groups, each with its changes, so an interrupted import is only shorter', async () => {
  await interrupt(chatLog(2_500));
  expect(await bench.counts()).toEqual({ communities: 1, members: 7, activities: 993 });
  expect(await bench.changes()).toHaveLength(1_001);
});

it('finishes an interrupted import at the next start: each record and each change once', async () => {
  await interrupt(chatLog(2_500));
  const results = await bench.importer.resumeUnfinished();
  expect(results).toMatchObject([
    { accepted: 1_507, duplicates: 993, counts: { activities: 2_500 } }
  ]);
  const changes = await bench.changes();
  expect(changes).toHaveLength(2_508);
  expect(new Set(changes.map(({ kind, key }) => `${kind} ${key}`)).size).toBe(2_508);
  expect(await bench.importer.resumeUnfinished()).toEqual([]);
});

it('takes an interrupted import up again when the same is asked for', async () => {
  const path = chatLog(1_500);
  await interrupt(path);
  await bench.importer.import({ ...REQUEST, path });
  expect(await bench.storage.imports.listUnfinished()).toEqual([]);
  expect(await bench.storage.imports.latest()).toMatchObject({ state: 'done', duplicates: 993 });
});

it('marks an interrupted import failed when its file is gone', async () => {
  const path = chatLog(1_500);
  await interrupt(path);
  rmSync(path);
  expect(await bench.importer.resumeUnfinished()).toEqual([]);
  expect(await bench.storage.imports.latest()).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('room.txt')
  });
});

it('stops while reading, before anything is written', async () => {
  const path = chatLog(10);
  const attempt = bench.importer.import({ ...REQUEST, path }, { signal: AbortSignal.abort() });
  await expect(attempt).rejects.toMatchObject({ code: 'import_interrupted' });
  expect(await bench.storage.imports.latest()).toBeUndefined();
});
