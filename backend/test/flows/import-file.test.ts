import { expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import type { ImportRequest } from '../../src/pipeline/intake/index.ts';
import { useImporter } from '../fixtures/import-bench.ts';

const bench = useImporter();

function write(name: string, contents: unknown): string {
  const text = typeof contents === 'string' ? contents : JSON.stringify(contents);
  writeFileSync(bench.path(name), text);
  return bench.path(name);
}

const MAPPING = {
  who: { handle: 'author', email: 'mail', company: 'firm' },
  when: 'at',
  what: { column: 'kind', values: { msg: 'message' } },
  where: 'room',
  text: 'text',
  link: 'url',
  title: 'subject'
};

const CSV = [
  '\ufeffauthor,mail,firm,at,kind,room,text,url,subject',
  'ada,Ada@A.example,Acorn,2026-08-31T10:00:00Z,msg,docks,"two',
  'lines",https://a.example,Hello',
  'bo,,,1788170000,poll vote,,,,',
  'cy,,,yesterday,msg,,x,,',
  'too,few',
  ',,,2026-08-31,msg,,x,,',
  'ada,,,2026-08-31,msg,docks,later,,'
].join('\n');

it('imports a CSV as its mapping says and names the lines it cannot use', async () => {
  const request = {
    connector: 'file',
    path: write('talk.csv', CSV),
    mapping: write('mapping.json', MAPPING),
    community: 'The Docks'
  } as const;
  const result = await bench.importer.import(request);
  expect(result).toMatchObject({ accepted: 3, counts: { members: 2, activities: 3 } });
  expect(result.rejected.map(({ line }) => line)).toEqual([5, 6, 7]);
  expect(await bench.storage.members.find('file:the-docks:ada')).toMatchObject({
    name: 'ada',
    email: 'Ada@A.example',
    company: 'Acorn'
  });
  const keys = (await bench.changes()).filter(({ kind }) => kind === 'activity');
  const [first, vote] = await Promise.all(
    keys.slice(0, 2).map(({ key }) => bench.storage.activities.find(key))
  );
  expect(first).toMatchObject({
    type: 'message',
    occurredAt: '2026-08-31T10:00:00.000Z',
    channel: 'docks',
    title: 'Hello',
    body: 'two\nlines',
    url: 'https://a.example'
  });
  expect(vote).toMatchObject({ type: 'poll vote', body: null });
  expect(await bench.importer.import(request)).toMatchObject({ accepted: 0, duplicates: 3 });
});

it('imports JSON lines with nested properties and the ids of the source', async () => {
  const lines = [
    { id: 7, user: { name: 'Ada Stone', mail: 'ada@a.example' }, ts: 1788170000123, body: 'hi' },
    { id: 7, user: { name: 'Ada Stone' }, ts: 1788170000124, body: 'same id' },
    'not an object',
    { id: 8, user: { name: 'Bo' }, ts: '1788170001.5', body: '' }
  ];
  const path = write('talk.jsonl', lines.map((line) => JSON.stringify(line)).join('\r\n') + '\n{');
  const mapping = write('mapping.json', {
    who: { email: 'user.mail', name: 'user.name' },
    when: 'ts',
    id: 'id',
    text: 'body',
    where: { always: '#lobby' }
  });
  const result = await bench.importer.import({
    connector: 'file',
    path,
    mapping,
    community: 'Lobby'
  });
  expect(result.accepted).toBe(2);
  expect(result.rejected.map(({ line }) => line)).toEqual([2, 3, 5]);
  expect(await bench.storage.activities.find('file:lobby:7')).toMatchObject({
    memberKey: 'file:lobby:ada@a.example',
    occurredAt: '2026-08-31T09:53:20.123Z',
    channel: '#lobby'
  });
});

it('imports a list of members alone, and a chat log afterwards does not blank what it told', async () => {
  const mapping = write('mapping.json', {
    kind: 'members',
    delimiter: ';',
    who: { handle: 'nick', name: 'name', jobTitle: 'role', joinedAt: 'since' }
  });
  const members = write('members.csv', 'nick;name;role;since\nada;Ada Stone;Engineer;2025-01-01\n');
  const community = 'Docks';
  const told = await bench.importer.import({
    connector: 'file',
    path: members,
    mapping,
    community
  });
  expect(told).toMatchObject({ accepted: 1, counts: { members: 1, activities: 0 } });
  const path = write(
    'room.txt',
    '[2026-08-31 10:00:00] <ada> hi\n[2026-08-31 10:00:00] <ada> hi\n'
  );
  const log = await bench.importer.import({
    connector: 'file',
    path,
    preset: 'chat-log',
    community
  });
  expect(log).toMatchObject({ accepted: 2, written: { members: 0, activities: 2 } });
  expect(await bench.storage.members.find('file:docks:ada')).toMatchObject({
    name: 'Ada Stone',
    jobTitle: 'Engineer'
  });
});

it('reads a log of times with the date of its mapping', async () => {
  const path = write('irc.log', '[10:00] <ada> hi\n[10:01] * ada waves\n');
  const mapping = write('mapping.json', { format: 'chat-log', date: '2026-08-31' });
  const request = { connector: 'file', path, community: 'IRC' } as const;
  expect(await bench.importer.import({ ...request, mapping })).toMatchObject({
    accepted: 1,
    rejected: [{ line: 2 }]
  });
  await expect(bench.importer.import({ ...request, preset: 'chat-log' })).rejects.toMatchObject({
    code: 'nothing_valid'
  });
});

it('reports an unclosed quotation mark instead of losing the rest in silence', async () => {
  const path = write('talk.csv', 'author,at\nada,2026-08-31\n"bo,2026-08-31\ncy,2026-08-31\n');
  const mapping = write('mapping.json', { who: { handle: 'author' }, when: 'at' });
  const request = { connector: 'file', path, mapping, community: 'Docks' } as const;
  expect(await bench.importer.import(request)).toMatchObject({
    accepted: 1,
    rejected: [{ line: 3, reason: expect.stringContaining('never closed') as unknown }]
  });
});

const badRequests: [code: string, more: Partial<ImportRequest>, mapping: unknown][] = [
  ['community_missing', { community: ' ' }, MAPPING],
  ['mapping_invalid', {}, { ...MAPPING, wen: 'at' }],
  ['mapping_invalid', {}, { who: { handle: 'author' } }],
  ['mapping_invalid', {}, '{'],
  ['mapping_column_missing', {}, { who: { handle: 'autor' }, when: 'at' }],
  ['mapping_missing', { preset: 'chat-log' }, MAPPING]
];

it.each(badRequests)('refuses with %s and writes nothing', async (code, more, mapping) => {
  const request = {
    connector: 'file',
    path: write('talk.csv', CSV),
    mapping: write('mapping.json', mapping),
    community: 'Docks'
  } as const;
  await expect(bench.importer.import({ ...request, ...more })).rejects.toMatchObject({
    code
  });
  expect(await bench.counts()).toEqual({ communities: 0, members: 0, activities: 0 });
});

it('refuses an empty file, a folder and a path with nothing there', async () => {
  const request = { connector: 'file', community: 'Docks', preset: 'chat-log' } as const;
  const code = (path: string) =>
    bench.importer.import({ ...request, path }).catch((error: { code: string }) => error.code);
  expect(await code(write('empty.txt', '\n\n'))).toBe('nothing_valid');
  expect(await code(bench.path('.'))).toBe('not_a_file');
  expect(await code(bench.path('absent'))).toBe('path_not_found');
});
