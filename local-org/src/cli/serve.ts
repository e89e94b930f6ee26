import { Command, InvalidArgumentError, Option } from 'commander';
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
    .option('--seed <file>', 'records to insert, once')
    .option('--clock <time>', 'stand still at this time (ISO 8601)', time)
    .option('--daily-requests <number>', 'API calls allowed in 24 hours', count, 15_000)
    .option('--reset', 'forget the rows of --data first')
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

function time(text: string): Date {
  const date = new Date(text);
  if (!Number.isNaN(date.getTime())) return date;
  throw new InvalidArgumentError('A time like 2026-03-01T09:00:00Z is needed.');
}
