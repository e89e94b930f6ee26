import type { Command } from 'commander';
import type { CliContext } from '../context.ts';

/** `porchlight serve`: the HTTP service, until a signal stops it. */
export function registerServe(program: Command, context: CliContext): void {
  program
    .command('serve')
    .description('run the service (health, status, metrics) until Ctrl-C')
    .option('--json', 'print the address as one JSON document once ready')
    .action(async ({ json }: { json?: boolean }) => {
      const services = await context.services();
      await services.serve({
        signal: context.signal,
        onReady: (url) =>
          context.out(json ? JSON.stringify({ url }) : `Porchlight listens on ${url}`)
      });
    });
}
