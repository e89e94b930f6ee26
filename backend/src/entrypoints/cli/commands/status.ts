import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { describeStatus } from '../describe-status.ts';

/** `porchlight status`: how the workspace is doing. */
export function registerStatus(program: Command, context: CliContext): void {
  program
    .command('status')
    .description('show the connection, the outbox, the last runs and what needs attention')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const services = await context.services();
      const status = await services.status();
      context.out(json ? JSON.stringify(status) : describeStatus(status));
    });
}
