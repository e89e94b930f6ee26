import { Command, CommanderError } from 'commander';
import { checkCommand } from './cli/check.ts';
import { queryCommand } from './cli/query.ts';
import { serveCommand } from './cli/serve.ts';
import { testApexCommand } from './cli/test-apex.ts';

const WRONG_USAGE = 2;

/** The `local-org` command: exit code 0 done, 1 failed, 2 wrong usage. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('local-org')
    .description('A Salesforce org on this machine, built from force-app.')
    .addCommand(serveCommand())
    .addCommand(queryCommand())
    .addCommand(checkCommand())
    .addCommand(testApexCommand())
    .showHelpAfterError('(--help shows the options)');
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    if (!(error instanceof CommanderError)) process.stderr.write(`${messageOf(error)}\n`);
  }
}

function exitCodeOf(error: unknown): number {
  if (!(error instanceof CommanderError)) return 1;
  return error.exitCode === 0 ? 0 : WRONG_USAGE;
}

function messageOf(error: unknown): string {
  return (error as Error)?.message ?? String(error);
}
