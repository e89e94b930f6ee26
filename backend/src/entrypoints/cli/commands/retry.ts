import type { Command } from 'commander';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';
import { amount } from '../wording.ts';

interface RetryFlags {
  readonly connection?: string;
  readonly all?: boolean;
  readonly code?: readonly string[];
  readonly key?: readonly string[];
  readonly json?: boolean;
}

/** `porchlight retry`: parked rows are tried again in the next run. */
export function registerRetry(program: Command, context: CliContext): void {
  program
    .command('retry')
    .description('try parked rows again in the next run: all of them, or some')
    .option('--all', 'every parked row')
    .option('--code <code...>', 'rows parked for these reasons')
    .option('--key <key...>', 'these records, by external id')
    .option(...CONNECTION_OPTION)
    .option('--json', 'print one JSON document')
    .action(async ({ connection, all, code, key, json }: RetryFlags, command: Command) => {
      if (!all && !code && !key) command.error('error: say which rows: --all, --code or --key');
      const services = await context.services();
      const which = { ...(code && { codes: code }), ...(key && { keys: key }) };
      const rows = await services.retry(which, connection);
      context.out(
        json
          ? JSON.stringify({ rows })
          : rows === 0
            ? 'No parked row is meant.'
            : `${amount(rows, 'row')} will be tried again in the next run (porchlight sync).`
      );
    });
}
