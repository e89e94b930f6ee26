import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { DIRECTIONS, purposeText, type Connection } from '../../../domain/index.ts';
import type { ConnectRequest } from '../../../workspace/index.ts';
import { connectionTarget, newConnection } from '../../http/contract/index.ts';
import type { CliContext } from '../context.ts';
import { addEnvironmentOption, addPurposeOptions, readOptions } from '../purpose-options.ts';

interface ConnectOptions {
  readonly url: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly clientSecretFile?: string;
  readonly accessToken?: string;
  readonly environment?: string;
  readonly name?: string;
  readonly capability?: string;
  readonly direction?: string;
  readonly json?: boolean;
}

/** `porchlight connect`: ties this workspace to an org, for scripts; people use the Studio. */
export function registerConnect(program: Command, context: CliContext): void {
  const connect = program
    .command('connect')
    .description('connect a Salesforce org; the same user of the same org is connected anew')
    .requiredOption('--url <address>', 'the My Domain of the org, or the address of a page of it')
    .option('--client-id <id>', 'of an External Client App with the client credentials flow')
    .option('--client-secret <secret>', 'its secret; "-" reads it from standard input')
    .option('--client-secret-file <file>', 'a file that holds the secret')
    .option('--access-token <token>', 'a session of the org instead; "-" reads standard input')
    .option('--json', 'print one JSON document');
  addPurposeOptions(addEnvironmentOption(connect)).action(
    async (options: ConnectOptions, command: Command) => {
      const request = await toRequest(options, command);
      const connection = await (await context.services()).connect(request);
      if (options.json) context.out(JSON.stringify(answerOf(connection)));
      else describe(connection).forEach((line) => context.out(line));
    }
  );
}

function answerOf({ id, name, orgId, username, instanceUrl, namespace, ...rest }: Connection) {
  const { state, environment, capability, direction } = rest;
  return {
    ...{ id, name, orgId, username, instanceUrl, namespace },
    ...{ state, environment, capability, direction }
  };
}

function describe({ instanceUrl, orgId, username, stateReason, ...purpose }: Connection): string[] {
  return [
    `Connected to ${instanceUrl} (org ${orgId}) as ${username}.`,
    `${purposeText(purpose)}. ${DIRECTIONS[purpose.direction].purpose}`,
    ...(stateReason === null ? [] : [`${stateReason} What is missing: porchlight doctor`])
  ];
}

/** The same form that HTTP takes, and the same refusals. */
async function toRequest(options: ConnectOptions, command: Command): Promise<ConnectRequest> {
  const { url, environment, name, capability, direction, clientId, accessToken } = options;
  const target = { url, environment, name, capability, direction };
  const clientSecret = await readSecret(options);
  if (accessToken !== undefined && clientId === undefined && clientSecret === undefined) {
    const token = accessToken === '-' ? await readStandardInput() : accessToken;
    const given = readOptions(connectionTarget, target, command);
    return { ...given, auth: { kind: 'access-token', accessToken: token } };
  }
  if (clientId === undefined || !clientSecret || accessToken !== undefined) {
    command.error(
      'Give --client-id with --client-secret (or --client-secret-file), or --access-token.'
    );
  }
  const app = { clientId, clientSecret };
  const {
    clientId: key,
    clientSecret: secret,
    ...given
  } = readOptions(newConnection, { ...target, ...app }, command);
  return { ...given, auth: { kind: 'client-credentials', clientId: key, clientSecret: secret } };
}

async function readSecret(options: ConnectOptions): Promise<string | undefined> {
  if (options.clientSecret === '-') return readStandardInput();
  if (options.clientSecretFile === undefined) return options.clientSecret;
  return (await readFile(options.clientSecretFile, 'utf8')).trim();
}

async function readStandardInput(): Promise<string> {
  return (await text(process.stdin)).trim();
}
