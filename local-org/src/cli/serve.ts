import { Command, InvalidArgumentError, Option } from 'commander';
import { latencyProfiles } from '../faults/index.ts';
import type { ServeOptions } from './run-server.ts';

export function serveCommand(): Command {
  return new Command('serve')
    .description('Start the org and keep it running until Ctrl-C.')
    .addOption(
      new Option('--port <number>', 'port to listen on; 0 takes a free one')
        .env('LOCAL_ORG_PORT')
        .default(8180)
        .argParser(port)
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--data <file>', 'keep the rows in this file (default: in memory)')
    .option('--source <dir>', 'more metadata; its definitions win (repeatable)', collect, [])
    .addOption(
      new Option('--without-package', 'an org in which nothing of ours is installed').conflicts(
        'namespace'
      )
    )
    .option('--namespace <prefix>', 'install the package under this namespace', namespace)
    .option('--org-number <number>', 'makes the id of a new org', count, 1)
    .option('--seed <file>', 'records to insert, once')
    .option('--clock <time>', 'stand still at this time (ISO 8601)', time)
    .option('--daily-requests <number>', 'API calls allowed in 24 hours', count, 15_000)
    .option('--daily-bulk-batches <number>', 'Bulk batches allowed in 24 hours', count, 15_000)
    .option('--data-storage <MB>', 'data storage, as of an Enterprise Edition', count, 10_240)
    .option('--long-requests <number>', 'requests of 20 s and more at the same time', count, 5)
    .option('--bulk-queue-seconds <number>', 'what a Bulk job waits for its turn', seconds)
    .option('--bulk-rows-per-second <number>', 'how fast Bulk jobs are worked off', count)
    .option('--faults <file>', 'planned faults (JSON)')
    .addOption(
      new Option('--latency <profile>', 'take as long as such an org').choices([
        ...latencyProfiles,
        'none'
      ])
    )
    .option('--random-seed <number>', 'repeats what --latency leaves to chance', count, 1)
    .option('--sandbox', 'be a sandbox, which signs in at the test host')
    .option('--reset', 'forget the rows of --data first')
    .option('--dev', 'pages with hot reload')
    .option('--lazy-pages', 'build the pages only when one is asked for')
    .option('--json', 'print one line of JSON once ready')
    .action(async (options: ServeOptions) => {
      // Loaded only now: help, wrong usage and other commands need not wait for the whole org.
      const { runServer } = await import('./run-server.ts');
      await runServer(options);
    });
}

function collect(dir: string, dirs: readonly string[]): readonly string[] {
  return [...dirs, dir];
}

function namespace(text: string): string {
  if (/^[A-Za-z](?!\w*__)\w{0,14}$/.test(text)) return text;
  throw new InvalidArgumentError('A namespace has 1 to 15 letters and numbers, a letter first.');
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('A whole number above 0 is needed.');
}

function seconds(text: string): number {
  const number = Number(text);
  if (text !== '' && number >= 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('A number of at least 0 is needed.');
}

function time(text: string): Date {
  const date = new Date(text);
  if (!Number.isNaN(date.getTime())) return date;
  throw new InvalidArgumentError('A time like 2026-03-01T09:00:00Z is needed.');
}
