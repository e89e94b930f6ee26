import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { ConnectRequest } from '../../../workspace/index.ts';
import type { CliContext } from '../context.ts';

interface ConnectOptions {
  readonly url: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly clientSecretFile?: string;
  readonly accessToken?: string;
  readonly name?: string;
  readonly json?: boolean;
}

/** `porchlight connect`: ties this workspace to an org, for scripts; people use the Studio. */
export function registerConnect(program: Command, context: CliContext): void {
  program
    .command('connect')
    .description('connect a Salesforce org; the same user of the same org is connected anew')
    .requiredOption('--url <address>', 'the My Domain of the org')
    .option('--client-id <id>', 'of an External Client App with the client credentials flow')
    .option('--client-secret <secret>', 'its secret; "-" reads it from standard input')
    .option('--client-secret-file <file>', 'a file that holds the secret')
    .option('--access-token <token>', 'a session of the org instead; "-" reads standard input')
    .option('--name <name>', 'how to call the connection')
    .option('--json', 'print one JSON document')
    .action(async (options: ConnectOptions, command: Command) => {
      const request = await toRequest(options, command);
      const services = await context.services();
      const connection = await services.connect(request);
      const { id, name, orgId, username, instanceUrl, namespace, state, stateReason } = connection;
      if (options.json) {
        const answer = { id, name, orgId, username, instanceUrl, namespace, state };
        context.out(JSON.stringify(answer));
      } else {
        context.out(`Connected to ${instanceUrl} (org ${orgId}) as ${username}.`);
        if (stateReason !== null) {
          context.out(`${stateReason} What is missing: porchlight doctor`);
        }
      }
    });
}

async function toRequest(options: ConnectOptions, command: Command): Promise<ConnectRequest> {
  const { url, name, clientId, accessToken } = options;
  const common = { url, ...(name === undefined ? {} : { name }) };
  const clientSecret = await readSecret(options);
  if (accessToken !== undefined && clientId === undefined && clientSecret === undefined) {
    const token = accessToken === '-' ? await readStandardInput() : accessToken;
    return { ...common, auth: { kind: 'access-token', accessToken: token } };
  }
  if (clientId === undefined || !clientSecret || accessToken !== undefined) {
    command.error(
      'Give --client-id with --client-secret (or --client-secret-file), or --access-token.'
    );
  }
  return { ...common, auth: { kind: 'client-credentials', clientId, clientSecret } };
}

async function readSecret(options: ConnectOptions): Promise<string | undefined> {
  if (options.clientSecret === '-') return readStandardInput();
  if (options.clientSecretFile === undefined) return options.clientSecret;
  return (await readFile(options.clientSecretFile, 'utf8')).trim();
}

async function readStandardInput(): Promise<string> {
  return (await text(process.stdin)).trim();
}
