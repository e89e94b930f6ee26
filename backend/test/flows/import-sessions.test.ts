import { expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { useImporter } from '../fixtures/import-bench.ts';

const bench = useImporter();

async function importText(name: string, text: string) {
  const path = bench.path(name);
  writeFileSync(path, text);
  return bench.importer.import({ connector: 'demo-sessions', path });
}

const jsonLines = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const FINISHED = {
  sessionId: 'v1',
  startedAt: '2026-08-31T12:00:00Z',
  durationMinutes: 2.3456,
  demos: ['Tour'],
  stepsViewed: 3,
  email: 'ada@porch.example',
  shareUrl: 'https://demo.example/s/1'
};

it('takes finished sessions; the second import changes nothing', async () => {
  const first = await importText('a.jsonl', jsonLines(FINISHED));
  expect(first).toMatchObject({
    ...{ connector: 'demo-sessions', community: null, accepted: 1, duplicates: 0 },
    counts: { communities: 0, members: 0, activities: 0, sessions: 1 },
    written: { sessions: 1 }
  });
  expect(await bench.storage.sessions.find('demo:v1')).toMatchObject({
    ...{ durationMinutes: 2.346, endedAt: '2026-08-31T12:02:20.736Z', demos: ['Tour'] },
    stepsViewed: 3
  });
  expect(await importText('a.jsonl', jsonLines(FINISHED))).toMatchObject({
    ...{ accepted: 0, duplicates: 1 }
  });
  expect((await bench.changes()).filter(({ kind }) => kind === 'session')).toHaveLength(1);
});

it('reads the same from CSV, JSON lines and a JSON array', async () => {
  const row = { ...FINISHED, demos: ['Tour', 'Depth'] };
  await importText('a.json', JSON.stringify([row]));
  const csv = `${Object.keys(row).join(',')}\nv1,2026-08-31T12:00:00Z,2.3456,Tour; Depth,3,ada@porch.example,https://demo.example/s/1\n`;
  expect(await importText('a.csv', csv)).toMatchObject({ accepted: 0, duplicates: 1 });
  expect(await importText('a.jsonl', jsonLines(row))).toMatchObject({ duplicates: 1 });
});

it('makes sessions of events, and leaves one that may still go on for the next import', async () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 7, 31, 12, minute)).toISOString();
  const result = await importText(
    'events.jsonl',
    jsonLines(
      { sessionId: 'v2', at: at(40), step: 'late' },
      { sessionId: 'v2', at: at(0), event: 'open', demo: 'Tour' },
      { sessionId: 'v2', at: at(9), event: 'close' },
      { sessionId: 'v3', at: '2096-01-01T00:00:00Z', event: 'open' }
    )
  );
  expect(result).toMatchObject({ accepted: 2, rejectedCount: 0 });
  expect(result.notes).toMatchObject([{ code: 'sessions_open', count: 1 }]);
  expect(await bench.storage.sessions.find('demo:v2:20260831T120000000Z')).toMatchObject({
    ...{ durationMinutes: 9, demos: ['Tour'], stepsViewed: 0 }
  });
  expect(await bench.storage.sessions.find('demo:v2:20260831T124000000Z')).toMatchObject({
    ...{ durationMinutes: 0, stepsViewed: 1 }
  });
});

it('names each row it cannot use by its line, and takes the rest', async () => {
  const start = FINISHED.startedAt;
  const result = await importText(
    'bad.jsonl',
    jsonLines(
      FINISHED,
      FINISHED,
      { startedAt: start },
      { sessionId: 'a' },
      { sessionId: 'b', startedAt: start },
      { sessionId: 'c', startedAt: start, endedAt: '2026-08-31T11:00:00Z' },
      { sessionId: 'd', startedAt: 'yesterday', endedAt: start },
      { sessionId: 'e', startedAt: start, durationMinutes: -1 },
      { sessionId: 'f', at: start, event: 'jump' },
      { sessionId: 'g', at: start, area: 'Prices', interest: 'huge' },
      { sessionId: 'h', at: start, opportunityId: 'nonsense' },
      { sessionId: 'i', startedAt: start, durationMinutes: 1, shareUrl: 'http://demo.example' }
    ) + 'not json\n'
  );
  expect(result.rejected).toEqual([
    { line: 2, reason: 'a session with this id stands higher up' },
    { line: 3, reason: 'no sessionId' },
    { line: 4, reason: 'neither "at" (an event) nor "startedAt" (a session)' },
    { line: 5, reason: 'no endedAt and no durationMinutes' },
    { line: 6, reason: 'endedAt lies before startedAt' },
    {
      line: 7,
      reason: '"yesterday" in startedAt is no time: use ISO 8601, or Unix seconds or milliseconds'
    },
    { line: 8, reason: '"-1" in durationMinutes is no number from 0 up to a milliard' },
    { line: 9, reason: '"jump" is no event: use one of open, step, interest, identify, close' },
    { line: 10, reason: '"huge" is no interest: use one of very, somewhat, not' },
    { line: 11, reason: '"nonsense" is no record id of an Opportunity' },
    { line: 13, reason: 'not JSON' }
  ]);
  expect(result).toMatchObject({ accepted: 2, notes: [{ code: 'share_urls_left_out', count: 1 }] });
  expect(await bench.storage.sessions.find('demo:i')).toMatchObject({ shareUrl: null });
});

it.each([
  ['empty.jsonl', '', 'nothing_valid'],
  ['wrong.jsonl', '{"sessionId":"a"}\n', 'nothing_valid'],
  ['object.json', '{"sessionId":"a"}', 'json_invalid'],
  ['cut.json', '[{"sessionId":', 'json_invalid'],
  ['head.csv', 'id,when\na,b\n', 'columns_missing']
])('refuses %s as a whole', async (name, text, code) => {
  await expect(importText(name, text)).rejects.toMatchObject({ code });
  expect(await bench.storage.sessions.count()).toBe(0);
});

it('refuses options of other connectors, and paths that are no file', async () => {
  const path = bench.path('a.jsonl');
  writeFileSync(path, jsonLines(FINISHED));
  const attempt = (given: object) =>
    bench.importer.import({ connector: 'demo-sessions', path, ...given });
  await expect(attempt({ community: 'Docks' })).rejects.toMatchObject({
    code: 'option_not_for_demo_sessions'
  });
  await expect(attempt({ path: bench.path('none') })).rejects.toMatchObject({
    code: 'path_not_found'
  });
  await expect(attempt({ path: bench.path('.') })).rejects.toMatchObject({ code: 'not_a_file' });
});
