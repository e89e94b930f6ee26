import { expect, it } from '@jest/globals';
import { Command, type CommanderError } from 'commander';
import type { Connection } from '../../../domain/index.ts';
import type { ConnectRequest } from '../../../workspace/index.ts';
import type { CliContext } from '../index.ts';
import { registerConnect } from './connect.ts';

const APP = ['--client-id', 'key', '--client-secret', 'secret'];
const URL = ['--url', 'https://acme--uat.sandbox.my.salesforce.com'];
const MADE = {
  ...{ id: 'c1', name: 'Ours', orgId: '00D1', username: 'i@x.example', namespace: '' },
  instanceUrl: 'https://acme.my.salesforce.com',
  ...{ state: 'connected', stateReason: null, secretId: 'sealed' },
  ...{ environment: 'sandbox', capability: 'helpdesk', direction: 'in' }
} as Connection;

async function run(...args: readonly string[]) {
  const said = { out: [] as string[], err: '', asked: [] as ConnectRequest[], help: '' };
  const context = {
    services: async () => ({
      connect: async (request: ConnectRequest) => {
        said.asked.push(request);
        return MADE;
      }
    }),
    out: (text: string) => said.out.push(text)
  } as unknown as CliContext;
  const program = new Command().exitOverride();
  program.configureOutput({
    writeErr: (text) => (said.err += text),
    writeOut: (text) => (said.help += text)
  });
  registerConnect(program, context);
  program.commands[0]?.exitOverride();
  const ended = (error: unknown) => (error as CommanderError).exitCode;
  const exitCode = await program
    .parseAsync(['connect', ...args], { from: 'user' })
    .then(() => 0, ended);
  return { ...said, exitCode };
}

it('asks for environment, capability and direction as they were given, and for nothing else', async () => {
  const purpose = ['--environment', 'sandbox', '--capability', 'helpdesk', '--direction', 'in'];
  const { asked, out } = await run(...URL, ...APP, ...purpose, '--json');
  const auth = { kind: 'client-credentials', clientId: 'key', clientSecret: 'secret' };
  expect(asked).toEqual([
    { url: URL[1], environment: 'sandbox', capability: 'helpdesk', direction: 'in', auth }
  ]);
  const answer = JSON.parse(out.join('')) as Record<string, unknown>;
  expect(MADE).toMatchObject(answer);
  expect(answer).toMatchObject({ id: 'c1', environment: 'sandbox', direction: 'in' });
  expect(answer).not.toHaveProperty('secretId');
  expect((await run(...URL, ...APP)).asked).toEqual([{ url: URL[1], auth }]);
});

it.each([
  ['--environment', 'moon', 'production'],
  ['--capability', 'sales', 'helpdesk'],
  ['--direction', 'up', 'both'],
  ['--name', 'x'.repeat(121), '120'],
  ['--client-id', 'two words', 'One word']
])('refuses %s %s and names what it takes', async (flag, value, named) => {
  const { asked, err, exitCode } = await run(...URL, ...APP, flag, value);
  expect([asked, exitCode]).toEqual([[], 1]);
  expect(err).toContain(`${flag}: `);
  expect(err).toContain(named);
});

it('tells in the help what each choice means, and what does not exist yet', async () => {
  const { help, exitCode } = await run('--help');
  expect(exitCode).toBe(0);
  expect(help).toContain('production, sandbox, custom');
  expect(help).toMatch(/in +Reads people/);
  expect(help).toMatch(/content .*not brought to Salesforce yet/);
});
