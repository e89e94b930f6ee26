import { expect, it } from '@jest/globals';
import { Command } from 'commander';
import type { ConnectionView, TestResult } from '../../../workspace/index.ts';
import type { CliContext, ExitCode } from '../index.ts';
import { registerConnections } from './connections.ts';

const OURS: ConnectionView = {
  ...{ id: 'c1', name: 'Ours', authKind: 'web-server', clientId: 'client', orgId: '00D1' },
  loginUrl: 'https://login.salesforce.com',
  instanceUrl: 'https://acme.my.salesforce.com',
  ...{ userId: '0051', username: 'i@x.example', namespace: '', state: 'degraded' },
  stateReason: '3 rights are missing: verify tells which.',
  ...{ environment: 'production', capability: 'crm', direction: 'both' },
  labels: {
    environment: 'Production',
    capability: 'CRM',
    direction: 'Both ways',
    purpose: 'CRM, both ways'
  },
  tokenIssuedAt: '2024-03-01T10:00:00.000Z',
  tokenExpiresAt: null,
  actions: ['verify'],
  token: { ageDays: 12, expiresInDays: 3, warning: 'The token expires in 3 days.' }
};

async function run(result: TestResult, ...args: string[]) {
  const said = { out: [] as string[], exitCode: 0 as ExitCode, asked: [] as string[] };
  const answer =
    <T>(verb: string, value: T) =>
    async (name = '') => {
      said.asked.push(`${verb} ${name}`.trim());
      return value;
    };
  const context = {
    services: async () => ({
      listConnections: answer('list', [OURS]),
      testConnection: answer('test', result),
      disconnect: answer('disconnect', OURS),
      disconnectAccount: answer('disconnect account', OURS)
    }),
    out: (text: string) => said.out.push(text),
    exitCode: (code: ExitCode) => (said.exitCode = code)
  } as unknown as CliContext;
  const program = new Command().exitOverride();
  registerConnections(program, context);
  await program.parseAsync(['connections', ...args], { from: 'user' });
  return said;
}

const PASSED: TestResult = { ok: true, username: 'i@x.example', orgId: '00D1' };
const FAILED: TestResult = {
  ok: false,
  code: 'sign_in_refused',
  cause: 'The token has expired.',
  remedy: 'Re-generate the token.'
};

it('lists state, reason and the age of the token', async () => {
  const { out } = await run(PASSED);
  expect(out).toEqual([
    'Ours: degraded (3 rights are missing: verify tells which.), https://acme.my.salesforce.com' +
      ' as i@x.example. CRM, both ways. Token 12 days old. The token expires in 3 days.'
  ]);
});

it('tests a connection: 0 when it passes, 1 with cause and remedy when it does not', async () => {
  expect(await run(PASSED, 'test', 'Ours')).toEqual({
    out: ['Signed in to org 00D1 as i@x.example.'],
    exitCode: 0,
    asked: ['test Ours']
  });
  expect(await run(FAILED, 'test', 'Ours')).toMatchObject({
    out: ['The token has expired.\nRe-generate the token.'],
    exitCode: 1
  });
});

it('disconnects the sync, and the account only when told', async () => {
  expect((await run(PASSED, 'disconnect', 'Ours')).asked).toEqual(['disconnect Ours']);
  expect((await run(PASSED, 'disconnect', 'Ours', '--account')).asked).toEqual([
    'disconnect account Ours'
  ]);
});

it.each([
  [['test', 'Ours', '--json'], PASSED],
  [['disconnect', 'Ours', '--json'], OURS],
  [['--json'], [OURS]]
])('prints one JSON document for %j', async (args, expected) => {
  const { out } = await run(PASSED, ...args);
  expect(out.map((text) => JSON.parse(text) as unknown)).toEqual([expected]);
});
