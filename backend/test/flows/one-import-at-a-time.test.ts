import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { openStorage, type Storage } from '../../src/adapters/storage/index.ts';
import { ImportTurn } from '../../src/app/import-turn.ts';
import { silentLogger, systemClock } from '../../src/kernel/index.ts';
import { Importer, type ImportRequest } from '../../src/pipeline/intake/index.ts';
import { useImporter } from '../fixtures/import-bench.ts';

const bench = useImporter();
let other: Storage;
let turns: { ours: ImportTurn; theirs: ImportTurn };

beforeEach(async () => {
  other = await openStorage({ kind: 'sqlite', file: bench.path('porchlight.db') }, systemClock);
  turns = { ours: turnOn(bench.storage), theirs: turnOn(other) };
});

afterEach(() => other.close());

it('refuses a second import while one runs and says who runs it', async () => {
  const running = turns.ours.import(chatLog(), {});
  await begun();
  await expect(turns.theirs.import(chatLog(), {})).rejects.toMatchObject({
    code: 'import_running',
    message: expect.stringContaining(`process ${process.pid}`)
  });
  expect(await running).toMatchObject({ accepted: 5000 });
});

it('leaves an import to the process that is at it, and finishes one that nobody is at', async () => {
  const stop = new AbortController();
  const running = turns.ours.import(chatLog(), { signal: stop.signal });
  await begun();
  await turns.theirs.resume(new AbortController().signal);
  expect(await other.imports.listUnfinished()).toHaveLength(1);
  stop.abort();
  await expect(running).rejects.toMatchObject({ code: 'import_interrupted' });
  await turns.theirs.resume(new AbortController().signal);
  expect(await other.imports.listUnfinished()).toEqual([]);
  expect(await other.activities.count()).toBe(5000);
});

function turnOn(storage: Storage): ImportTurn {
  return new ImportTurn(
    storage,
    new Importer({ storage, logger: silentLogger, clock: systemClock })
  );
}

/** Until the first group is written. */
async function begun(): Promise<void> {
  while ((await other.activities.count()) === 0) await delay(1);
}

function chatLog(): ImportRequest {
  const path = bench.path('room.txt');
  const lines = Array.from({ length: 5000 }, (_, at) => {
    const time = new Date(Date.UTC(2026, 7, 31, 0, 0, at)).toISOString().slice(0, 19);
    return `[${time.replace('T', ' ')}] <ada> line ${at}\n`;
  });
  writeFileSync(path, lines.join(''));
  return { connector: 'file', path, community: 'Docks', preset: 'chat-log' };
}
