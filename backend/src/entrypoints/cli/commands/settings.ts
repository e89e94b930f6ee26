import type { Command } from 'commander';
import type { ConnectionSettings } from '../../../domain/index.ts';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';

/** What each setting means, for `--help` and for who reads the list. */
const MEANINGS: Readonly<Record<keyof ConnectionSettings, string>> = {
  intervalMinutes: 'minutes between two runs by themselves: 5, 10, 15, 30 or 60',
  readMinutes: 'while nothing is to be written, ask the org for news this often (minutes)',
  createContacts: 'make a Contact for every member who matches nobody and has an e-mail address',
  matchRules: 'match rules in use: contact_email, lead_email, account_domain',
  teammateDomains:
    'e-mail domains of our own people, as a list: no score, no Contact made; [] for none',
  activityTypes: 'types of activities to send, as a list; null for all',
  privacyLevel:
    'how much of what people wrote is sent: counts (totals only), metadata, snippet or full',
  retentionDays: 'activities older than so many days leave the org; null keeps them',
  retentionNewest: 'so many of the newest activities of a matched member stay in any case',
  storageCapMb: 'megabytes that our rows may take in the org; null for no cap',
  apiSharePercent: "our share of the org's API calls that are left today"
};

const LISTS: ReadonlySet<string> = new Set(['matchRules', 'teammateDomains', 'activityTypes']);

interface SettingsFlags {
  readonly connection?: string;
  readonly json?: boolean;
}

/** `porchlight settings`: how the connection syncs, and changing it. */
export function registerSettings(program: Command, context: CliContext): void {
  const settings = program
    .command('settings')
    .description('show how the connection syncs')
    .option(...CONNECTION_OPTION)
    .option('--json', 'print one JSON document')
    .addHelpText('after', `\nSettings:\n${meanings()}`)
    .action(async ({ connection, json }: SettingsFlags) => {
      const services = await context.services();
      print(context, await services.settings(connection), json);
    });
  settings
    .command('set')
    .description('change settings, all or none: intervalMinutes=15 activityTypes=message,reaction')
    .argument('<name=value...>')
    .action(async (pairs: string[], _options: unknown, command: Command) => {
      const { connection, json } = command.optsWithGlobals<SettingsFlags>();
      const services = await context.services();
      const given = Object.fromEntries(pairs.map((pair) => readPair(pair, command)));
      print(context, await services.changeSettings(given, connection), json);
    });
}

/** A value is read as JSON; what is none is a list when it has commas or the setting is one, or a text. */
function readPair(pair: string, command: Command): [string, unknown] {
  const at = pair.indexOf('=');
  if (at < 1) command.error(`error: "${pair}" is not of the form name=value`);
  const [name, text] = [pair.slice(0, at), pair.slice(at + 1)];
  return [name, readValue(name, text)];
}

function readValue(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return LISTS.has(name) ? text.split(',').map((part) => part.trim()) : text;
  }
}

function print(context: CliContext, settings: ConnectionSettings, json = false): void {
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name.padEnd(16)} ${JSON.stringify(value)}`
  );
  context.out(json ? JSON.stringify(settings) : lines.join('\n'));
}

function meanings(): string {
  return Object.entries(MEANINGS)
    .map(([name, meaning]) => `  ${name.padEnd(16)} ${meaning}`)
    .join('\n');
}
