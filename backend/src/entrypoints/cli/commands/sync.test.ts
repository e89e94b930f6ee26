import { expect, it } from '@jest/globals';
import { Command } from 'commander';
import type { CliContext, ExitCode } from '../index.ts';
import type { Services, SyncResult } from '../services.ts';
import { registerSync } from './sync.ts';

const IDLE: SyncResult = {
  run: 'r1',
  status: 'done',
  created: 0,
  updated: 0,
  unchanged: 0,
  parked: 0,
  newlyParked: 0,
  waiting: 0,
  paused: [],
  apiCalls: 1,
  seconds: 0.24
};

/** The command with a service that is refused once and then answers this. */
async function run(answer: Partial<SyncResult>, ...args: string[]) {
  const said = { out: [] as string[], err: [] as string[], exitCode: 0 as ExitCode };
  const sync: Services['sync'] = async ({ onProgress, onRetry }) => {
    onRetry?.('Salesforce cannot be reached: ECONNREFUSED');
    onProgress?.({ stage: 'push', done: 1_234 });
    return { ...IDLE, ...answer };
  };
  const context = {
    services: async () => ({ sync }),
    out: (text: string) => said.out.push(text),
    err: (text: string) => said.err.push(text),
    exitCode: (code: ExitCode) => (said.exitCode = code),
    signal: new AbortController().signal
  } as unknown as CliContext;
  const program = new Command();
  registerSync(program, context);
  await program.parseAsync(['sync', ...args], { from: 'user' });
  return said;
}

it('tells how far it is, and why it waits, while it runs', async () => {
  expect((await run({})).err).toEqual([
    'Salesforce cannot be reached: ECONNREFUSED; trying again …',
    'rows in the org: 1,234'
  ]);
});

it('says when there was nothing to do', async () => {
  expect(await run({})).toMatchObject({
    out: ['Nothing to write: the org has everything; 1 API call in 0.2 s.'],
    exitCode: 0
  });
});

it('says what was not written and where to look, and ends with 3 when rows are parked', async () => {
  const { out, exitCode } = await run({
    created: 1_200,
    parked: 3,
    waiting: 1,
    paused: ['Activity__c']
  });
  expect(out[0]?.split('\n')).toEqual([
    '1,200 created, 0 updated, 0 unchanged; 1 API call in 0.2 s.',
    'Parked: 3 rows; porchlight status tells why and what to do.',
    'Waiting: 1 row, to be sent when a parent or the time has come.',
    'Not writable, so paused: Activity__c; porchlight status tells the remedy.'
  ]);
  expect(exitCode).toBe(3);
});

it('prints one JSON document and nothing besides', async () => {
  const { out, err } = await run({ parked: 1 }, '--json');
  expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([{ ...IDLE, parked: 1 }]);
  expect(err).toEqual([]);
});
