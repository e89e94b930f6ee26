import type { Command } from 'commander';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';
import { describeStatus } from '../describe-status.ts';

interface StatusFlags {
  readonly connection?: string;
  readonly json?: boolean;
}

/** `porchlight status`: how the workspace is doing. */
export function registerStatus(program: Command, context: CliContext): void {
  program
    .command('status')
    .description('show the connection, the outbox, the last runs and what needs attention')
    .option(...CONNECTION_OPTION)
    .option('--json', 'print one JSON document')
    .action(async ({ connection, json }: StatusFlags) => {
      const services = await context.services();
      const status = await services.status(connection);
      context.out(json ? JSON.stringify(status) : describeStatus(status));
    });
}
