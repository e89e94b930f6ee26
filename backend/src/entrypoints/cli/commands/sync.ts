import type { Command } from 'commander';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';
import type { RunProgress } from '../../../domain/index.ts';
import type { SyncResult } from '../services.ts';
import { amount, number } from '../wording.ts';

interface SyncFlags {
  readonly connection?: string;
  readonly wait?: boolean;
  readonly json?: boolean;
  readonly plan?: string;
}

/** `porchlight sync`: one incremental run now. */
export function registerSync(program: Command, context: CliContext): void {
  program
    .command('sync')
    .description('bring the org up to date: one incremental run now')
    .option(...CONNECTION_OPTION)
    .option('--wait', 'wait for a run that is going on already, instead of failing')
    .option('--plan <id>', 'run exactly this rehearsed plan, or refuse when things changed since')
    .option('--json', 'print one JSON document')
    .action(async ({ connection, wait = false, json = false, plan }: SyncFlags) => {
      const services = await context.services();
      const options = {
        ...(connection === undefined ? {} : { connection }),
        wait,
        signal: context.signal,
        ...(json ? {} : { onProgress: progressTo(context), onRetry: retryTo(context) })
      };
      const result = await (plan ? services.syncPlan(plan, options) : services.sync(options));
      context.out(json ? JSON.stringify(result) : summary(result));
      if (result.parked > 0) context.exitCode(3);
    });
}

function progressTo(context: CliContext): (progress: RunProgress) => void {
  return ({ stage, done }) => {
    if (done > 0) context.err(`${LABELS[stage]}: ${number(done)}`);
  };
}

function retryTo(context: CliContext): (reason: string) => void {
  return (reason) => context.err(`${reason}; trying again …`);
}

const LABELS: Readonly<Record<RunProgress['stage'], string>> = {
  pull: 'people read from the org',
  identity: 'changes matched',
  rollups: 'totals added up',
  push: 'rows in the org'
};

function summary(result: SyncResult): string {
  const { created, updated, unchanged, parked, waiting, paused } = result;
  const cost = `${amount(result.apiCalls, 'API call')} in ${result.seconds.toFixed(1)} s.`;
  const isIdle = created + updated + parked + waiting + paused.length === 0;
  const done = isIdle
    ? 'Nothing to write: the org has everything'
    : `${number(created)} created, ${number(updated)} updated, ${number(unchanged)} unchanged`;
  const lines = [`${done}; ${cost}`];
  if (parked > 0) {
    lines.push(`Parked: ${amount(parked, 'row')}; porchlight status tells why and what to do.`);
  }
  if (waiting > 0) {
    lines.push(
      `Waiting: ${amount(waiting, 'row')}, to be sent when a parent or the time has come.`
    );
  }
  if (paused.length > 0) {
    lines.push(
      `Not writable, so paused: ${paused.join(', ')}; porchlight status tells the remedy.`
    );
  }
  return lines.join('\n');
}
