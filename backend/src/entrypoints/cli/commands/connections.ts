import type { Command } from 'commander';
import type { ConnectionView, TestResult } from '../../../workspace/index.ts';
import { connectionChange } from '../../http/contract/index.ts';
import type { CliContext } from '../context.ts';
import { addPurposeOptions, readOptions } from '../purpose-options.ts';

/** `porchlight connections …`: the orgs this workspace is tied to, and what can be done with them. */
export function registerConnections(program: Command, context: CliContext): void {
  const connections = program
    .command('connections')
    .description('list the connected orgs')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const all = await (await context.services()).listConnections();
      context.out(json ? JSON.stringify(all) : describeAll(all));
    });
  connections
    .command('test <name>')
    .description('sign in and ask whose org it is; says why when it fails')
    .option('--json', 'print one JSON document')
    .action(async (name: string, _: unknown, command: Command) => {
      const result = await (await context.services()).testConnection(name);
      context.out(wantsJson(command) ? JSON.stringify(result) : describeTest(result));
      if (!result.ok) context.exitCode(1);
    });
  registerChange(connections, context);
  connections
    .command('disconnect <name>')
    .description('stop the sync; the consent, the settings and the history stay')
    .option('--account', 'then end the consent at the org, too, and forget every token')
    .option('--json', 'print one JSON document')
    .action(async (name: string, { account }: { account?: boolean }, command: Command) => {
      const services = await context.services();
      const view = account
        ? await services.disconnectAccount(name)
        : await services.disconnect(name);
      context.out(wantsJson(command) ? JSON.stringify(view) : describe(view));
    });
}

/** What is not named stays as it is. */
function registerChange(connections: Command, context: CliContext): void {
  const change = connections
    .command('change <connection>')
    .description('change name, capability or direction; the next run follows')
    .option('--json', 'print one JSON document');
  addPurposeOptions(change).action(
    async (connection: string, options: ChangeOptions, command: Command) => {
      const { name, capability, direction } = options;
      const asked = { name, capability, direction };
      const wanted = readOptions(connectionChange, asked, command);
      const view = await (await context.services()).changeConnection(connection, wanted);
      context.out(wantsJson(command) ? JSON.stringify(view) : describe(view));
    }
  );
}

interface ChangeOptions {
  readonly name?: string;
  readonly capability?: string;
  readonly direction?: string;
}

/** `--json` may stand before or after the verb. */
function wantsJson(command: Command): boolean {
  return command.optsWithGlobals<{ json?: boolean }>().json === true;
}

function describeAll(all: readonly ConnectionView[]): string {
  return all.length === 0 ? 'No org is connected.' : all.map(describe).join('\n');
}

function describe({
  name,
  instanceUrl,
  username,
  state,
  stateReason,
  token,
  labels
}: ConnectionView): string {
  const reason = stateReason === null ? '' : ` (${stateReason})`;
  const care = token === null ? '' : ` Token ${token.ageDays} days old. ${token.warning ?? ''}`;
  return `${name}: ${state}${reason}, ${instanceUrl} as ${username}. ${labels.purpose}.${care}`.trimEnd();
}

function describeTest(result: TestResult): string {
  if (result.ok) return `Signed in to org ${result.orgId} as ${result.username}.`;
  return [result.cause, result.remedy].filter((line) => line !== null).join('\n');
}
