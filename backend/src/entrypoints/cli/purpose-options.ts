import type { Command } from 'commander';
import type { z } from 'zod';
import { CAPABILITIES, DIRECTIONS, ENVIRONMENTS } from '../../domain/index.ts';

/** `--name`, `--capability` and `--direction`, with what each choice means below the help. */
export function addPurposeOptions(command: Command): Command {
  return command
    .option('--name <name>', 'how to call the connection')
    .option('--capability <name>', `what the org is for: ${namesOf(offered())}`)
    .option('--direction <name>', `which way data goes: ${namesOf(DIRECTIONS)}`)
    .addHelpText('after', () => `\nCapabilities:\n${meanings()}\n\nDirections:\n${directions()}`);
}

export function addEnvironmentOption(command: Command): Command {
  return command.option(
    '--environment <name>',
    `${namesOf(ENVIRONMENTS)}; refused when --url leads to another kind of org`
  );
}

/** What the options say, in the form that HTTP takes it; ends the command and names what it cannot take. */
export function readOptions<S extends z.ZodType>(
  schema: S,
  given: Readonly<Record<string, unknown>>,
  command: Command
): z.infer<S> {
  const defined = Object.entries(given).filter(([, value]) => value !== undefined);
  const { success, data, error } = schema.safeParse(Object.fromEntries(defined));
  if (success) return data;
  const problems = error.issues.map(({ path, message }) =>
    path.length > 0 ? `--${flagOf(path.join('.'))}: ${message}` : message
  );
  return command.error(`error: ${problems.join('\n')}`);
}

/** `clientId` → `client-id` */
function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function offered() {
  return Object.fromEntries(
    Object.entries(CAPABILITIES).filter(([, { unavailable }]) => unavailable === null)
  );
}

function namesOf(choices: object): string {
  return Object.keys(choices).join(', ');
}

function meanings(): string {
  return Object.entries(CAPABILITIES)
    .map(([name, { purpose, unavailable, directions: ways }]) => {
      const what = unavailable === null ? `Directions: ${ways.join(', ')}.` : unavailable;
      return `  ${name.padEnd(10)} ${purpose} ${what}`;
    })
    .join('\n');
}

function directions(): string {
  return Object.entries(DIRECTIONS)
    .map(([name, { purpose }]) => `  ${name.padEnd(10)} ${purpose}`)
    .join('\n');
}
