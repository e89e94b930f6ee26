import type { Command } from 'commander';
import type { CliContext } from '../context.ts';

/** `porchlight migrate`: brings the database up to date. */
export function registerMigrate(program: Command, context: CliContext): void {
  program
    .command('migrate')
    .description('bring the database up to date (the other commands do so by themselves)')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const services = await context.services();
      const applied = await services.migrate();
      if (json) return context.out(JSON.stringify({ applied }));
      context.out(
        applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`
      );
    });
}
