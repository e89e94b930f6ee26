import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import type { ReadyService } from '../services.ts';

/** `porchlight serve`: the HTTP service, until a signal stops it. */
export function registerServe(program: Command, context: CliContext): void {
  program
    .command('serve')
    .description('run the service (Studio, API, metrics) until Ctrl-C')
    .option('--json', 'print the address as one JSON document once ready')
    .action(async ({ json }: { json?: boolean }) => {
      const services = await context.services();
      await services.serve({
        signal: context.signal,
        onReady: (ready) => context.out(json ? JSON.stringify(ready) : describe(ready))
      });
    });
}

function describe({ url, firstAdminUrl }: ReadyService): string {
  const lines = [`Porchlight listens on ${url}`];
  if (firstAdminUrl) lines.push(`Nobody can sign in yet. Become the admin: ${firstAdminUrl}`);
  return lines.join('\n');
}
