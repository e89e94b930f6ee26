import type { Command } from 'commander';
import type { ConnectionSettings } from '../../../domain/index.ts';
import { settingForms, type SettingInput } from '../../../workspace/index.ts';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';

const LISTS: ReadonlySet<string> = new Set(
  settingForms()
    .filter(({ input }) => input.kind === 'choices' || input.kind === 'texts')
    .map(({ name }) => name)
);

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
  return settingForms()
    .map(({ name, meaning, input }) => `  ${name.padEnd(16)} ${meaning} (${valuesOf(input)})`)
    .join('\n');
}

function valuesOf(input: SettingInput): string {
  const orNull = 'optional' in input && input.optional ? ', or null' : '';
  switch (input.kind) {
    case 'switch':
      return 'true or false';
    case 'choice':
      return input.options.join(', ');
    case 'choices':
      return `a list of ${input.options.join(', ')}`;
    case 'number':
      return `${input.min} to ${input.max}${orNull}`;
    case 'texts':
      return `a list, [] for none${orNull}`;
  }
}
