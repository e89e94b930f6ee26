import { expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { useImporter } from '../fixtures/import-bench.ts';
import {
  exportOf,
  message,
  user,
  writeFolder,
  writeZip,
  zipBytes,
  type ExportFiles
} from '../fixtures/slack-export/export-files.ts';

const bench = useImporter();

/** The refusal's code; nothing may have been written. */
async function codeOf(path: string, community?: string): Promise<unknown> {
  const before = await bench.counts();
  const attempt = bench.importer.import({
    connector: 'slack-export',
    path,
    ...(community !== undefined && { community })
  });
  const error = await attempt.then(
    () => undefined,
    (refusal: unknown) => refusal
  );
  expect(error).toMatchObject({ remedy: expect.stringMatching(/\w/) });
  expect(await bench.counts()).toEqual(before);
  expect(await bench.storage.imports.listUnfinished()).toEqual([]);
  return (error as { code?: unknown }).code;
}

it('refuses a path with nothing there, and a file that is no ZIP', async () => {
  expect(await codeOf(bench.path('absent.zip'))).toBe('path_not_found');
  writeFileSync(bench.path('notes.zip'), 'just text');
  expect(await codeOf(bench.path('notes.zip'))).toBe('not_a_zip');
  writeFileSync(bench.path('empty.zip'), '');
  expect(await codeOf(bench.path('empty.zip'))).toBe('not_a_zip');
});

it('refuses a ZIP that is cut off anywhere', async () => {
  const whole = await zipBytes(exportOf([message(), message()]));
  for (const share of [0.1, 0.5, 0.9, 0.99]) {
    writeFileSync(bench.path('cut.zip'), whole.subarray(0, Math.floor(whole.length * share)));
    expect(await codeOf(bench.path('cut.zip'))).toBe('truncated_zip');
  }
});

it('refuses a ZIP whose contents were damaged, even when they still look like JSON', async () => {
  const path = await writeZip(bench.path('export.zip'), exportOf([message()]));
  const bytes = readFileSync(path);
  bytes[60] = (bytes[60] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
  expect(await codeOf(path)).toBe('damaged_entry');
});

it.each([
  ['../evil.json', 'xx/evil.json'],
  ['/etc/x.json', 'aetc/x.json'],
  ['a\\..\\x.json', 'a_.._x.json'],
  ['C:/evil.json', 'CC/evil.json']
])('refuses a ZIP with an entry named %s', async (name, harmless) => {
  const bytes = await zipBytes(exportOf([message()], { [harmless]: [] }));
  for (let at = bytes.indexOf(harmless); at >= 0; at = bytes.indexOf(harmless)) {
    bytes.write(name, at, 'latin1');
  }
  writeFileSync(bench.path('evil.zip'), bytes);
  expect(await codeOf(bench.path('evil.zip'))).toBe('unsafe_entry_name');
});

const badFiles: [what: string, files: ExportFiles, code: string][] = [
  ['a day file that is not JSON', { 'general/2026-08-31.json': '[{' }, 'entry_not_json'],
  ['a day file that is no list', { 'general/2026-08-31.json': {} }, 'entry_not_array'],
  ['a list of users that is not JSON', { 'users.json': 'x' }, 'entry_not_json'],
  [
    'users of two workspaces',
    { 'users.json': [user('U1'), user('U2', { team_id: 'T2' })] },
    'several_workspaces'
  ],
  ['users of no workspace', { 'users.json': [] }, 'workspace_unknown']
];

it.each(badFiles)('refuses %s', async (_, files, code) => {
  const path = writeFolder(bench.path('export'), exportOf([message()], files));
  expect(await codeOf(path)).toBe(code);
});

it('names the entry that is not JSON', async () => {
  const files = exportOf([message()], { 'general/2026-09-01.json': 'oops' });
  const path = await writeZip(bench.path('export.zip'), files);
  await expect(bench.importer.import({ connector: 'slack-export', path })).rejects.toThrow(
    'general/2026-09-01.json'
  );
});

it.each([
  ['users.json', 'users_missing'],
  ['channels.json', 'channels_missing']
])('refuses an export without %s', async (name, code) => {
  const files = Object.entries(exportOf([message()])).filter(([path]) => path !== name);
  const path = await writeZip(bench.path('export.zip'), Object.fromEntries(files));
  expect(await codeOf(path)).toBe(code);
});

it('refuses the export of another workspace under the name of a community', async () => {
  const path = writeFolder(bench.path('one'), exportOf([message()]));
  await bench.importer.import({ connector: 'slack-export', path, community: 'Docks' });
  const other = exportOf([message()], { 'users.json': [user('U1', { team_id: 'T2' })] });
  expect(await codeOf(writeFolder(bench.path('two'), other), 'Docks')).toBe('workspace_mismatch');
});

it('refuses options that belong to the other connector', async () => {
  mkdirSync(bench.path('export'));
  const request = { connector: 'slack-export', path: bench.path('export') } as const;
  await expect(bench.importer.import({ ...request, preset: 'chat-log' })).rejects.toMatchObject({
    code: 'option_not_for_connector',
    kind: 'configuration'
  });
});
