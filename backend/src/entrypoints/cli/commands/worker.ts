import type { Command } from 'commander';
import type { CliContext } from '../context.ts';

/** `porchlight worker`: what the service does by itself, without the service. */
export function registerWorker(program: Command, context: CliContext): void {
  program
    .command('worker')
    .description('run incremental syncs and backfills by the clock until Ctrl-C')
    .action(async () => {
      const services = await context.services();
      context.err('Porchlight works by the clock; Ctrl-C ends it.');
      await services.work({ signal: context.signal });
    });
}
