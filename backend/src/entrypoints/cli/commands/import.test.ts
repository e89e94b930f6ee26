import { expect, it } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import type { ImportRequest, ImportResult } from '../../../pipeline/intake/index.ts';
import type { CliContext } from '../context.ts';
import { registerImport } from './import.ts';

const RESULT: ImportResult = {
  connector: 'file',
  community: 'Docks',
  accepted: 2,
  duplicates: 1,
  rejected: [{ line: 7, reason: 'no time' }],
  rejectedCount: 1_500,
  counts: { communities: 1, members: 2, activities: 3, sessions: 0 },
  written: { communities: 0, members: 1, activities: 2, sessions: 0 },
  notes: [{ code: 'text_cleaned', count: 1, message: 'One text was cleaned.' }]
};

/** The command with a service that notes what it is asked and says how far it is. */
async function run(...args: string[]) {
  const asked: ImportRequest[] = [];
  const said = { out: [] as string[], err: [] as string[] };
  const services = {
    importCommunity: async (
      request: ImportRequest,
      { onProgress }: { onProgress?: (progress: object) => void }
    ) => {
      asked.push(request);
      for (let done = 0; done <= 25_000; done += 1_000) {
        onProgress?.({ phase: 'writing', done, total: 25_000 });
      }
      return RESULT;
    }
  };
  const context = {
    services: async () => services,
    out: (text: string) => said.out.push(text),
    err: (text: string) => said.err.push(text),
    exitCode: () => undefined,
    signal: new AbortController().signal
  } as unknown as CliContext;
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerImport(program, context);
  program.commands.forEach((command) => command.exitOverride().copyInheritedSettings(program));
  await program.parseAsync(['import', ...args], { from: 'user' });
  return { asked, ...said };
}

it('passes on what was asked for, and nothing else', async () => {
  const { asked } = await run('file', 'a.csv', '--community', 'Docks', '--mapping', 'm.json');
  expect(asked).toEqual([
    { connector: 'file', path: 'a.csv', community: 'Docks', mapping: 'm.json' }
  ]);
  expect((await run('slack-export', 'e.zip', '--include', 'groups', 'dms')).asked).toEqual([
    { connector: 'slack-export', path: 'e.zip', include: ['groups', 'dms'] }
  ]);
});

it('prints one JSON document on stdout and the progress, now and then, on stderr', async () => {
  const { out, err } = await run('file', 'a.csv', '--json');
  expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([RESULT]);
  expect(err).toEqual([
    'writing 0 of 25,000',
    'writing 10,000 of 25,000',
    'writing 20,000 of 25,000',
    'writing 25,000 of 25,000'
  ]);
});

it('says for people what came in, what did not, and how much is not listed', async () => {
  const { out } = await run('file', 'a.csv');
  const [text] = out;
  for (const part of [
    'Docks',
    'New or changed: 2',
    'One text was cleaned.',
    'line 7: no time',
    '1,499 more'
  ]) {
    expect(text).toContain(part);
  }
});

it('refuses connectors it does not know, and a preset beside a mapping', async () => {
  await expect(run('forum', 'a.csv')).rejects.toBeInstanceOf(CommanderError);
  await expect(
    run('file', 'a.csv', '--mapping', 'm.json', '--preset', 'chat-log')
  ).rejects.toBeInstanceOf(CommanderError);
});
