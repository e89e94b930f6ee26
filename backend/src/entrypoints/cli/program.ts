import { Command } from 'commander';
import { registerApiUse } from './commands/api-use.ts';
import { registerBackfill } from './commands/backfill.ts';
import { registerConnect } from './commands/connect.ts';
import { registerConnections } from './commands/connections.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerHistory } from './commands/history.ts';
import { registerImport } from './commands/import.ts';
import { registerIssues } from './commands/issues.ts';
import { registerMigrate } from './commands/migrate.ts';
import { registerPeople } from './commands/people.ts';
import { registerProvision } from './commands/provision.ts';
import { registerServe } from './commands/serve.ts';
import { registerRehearse } from './commands/rehearse.ts';
import { registerRetry } from './commands/retry.ts';
import { registerSettings } from './commands/settings.ts';
import { registerStatus } from './commands/status.ts';
import { registerSync } from './commands/sync.ts';
import { registerTeammates } from './commands/teammates.ts';
import { registerWorker } from './commands/worker.ts';
import type { CliContext } from './context.ts';

/** What each setting means, for the end of the help text. */
export type SettingDescriptions = Readonly<
  Record<string, { readonly meaning: string; readonly byDefault: string }>
>;

/** The `porchlight` command. It throws commander's errors instead of ending the process. */
export function createProgram(context: CliContext, settings: SettingDescriptions): Command {
  const program = new Command('porchlight')
    .description('Shows a company its community inside Salesforce.')
    .addHelpText('after', describeSettings(settings))
    .exitOverride()
    .showHelpAfterError('(add --help for what is possible)')
    .configureOutput({
      writeOut: (text) => context.out(text.trimEnd()),
      writeErr: (text) => context.err(text.trimEnd())
    });
  registerImport(program, context);
  registerConnect(program, context);
  registerConnections(program, context);
  registerDoctor(program, context);
  registerProvision(program, context);
  registerSync(program, context);
  registerBackfill(program, context);
  registerRehearse(program, context);
  registerIssues(program, context);
  registerRetry(program, context);
  registerHistory(program, context);
  registerSettings(program, context);
  registerTeammates(program, context);
  registerStatus(program, context);
  registerApiUse(program, context);
  registerPeople(program, context);
  registerServe(program, context);
  registerWorker(program, context);
  registerMigrate(program, context);
  return program;
}

function describeSettings(settings: SettingDescriptions): string {
  const lines = Object.entries(settings).map(
    ([name, { meaning, byDefault }]) => `  ${name}\n      ${meaning} Default: ${byDefault}.`
  );
  return `\nSettings (environment variables):\n${lines.join('\n')}`;
}
