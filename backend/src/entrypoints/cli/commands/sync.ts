import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import type { SyncProgress, SyncResult } from '../services.ts';

/** `porchlight sync`: one incremental run now. */
export function registerSync(program: Command, context: CliContext): void {
  program
    .command('sync')
    .description('bring the org up to date: one incremental run now')
    .option('--wait', 'wait for a run that is going on already, instead of failing')
    .option('--json', 'print one JSON document')
    .action(async ({ wait = false, json = false }: { wait?: boolean; json?: boolean }) => {
      const services = await context.services();
      const result = await services.sync({
        wait,
        signal: context.signal,
        ...(json ? {} : { onProgress: progressTo(context) })
      });
      context.out(json ? JSON.stringify(result) : summary(result));
      if (result.parked > 0) context.exitCode(3);
    });
}

function progressTo(context: CliContext): (progress: SyncProgress) => void {
  return ({ stage, done }) => {
    if (done > 0) context.err(`${LABELS[stage]}: ${done}`);
  };
}

const LABELS: Readonly<Record<SyncProgress['stage'], string>> = {
  pull: 'people read from the org',
  identity: 'changes matched',
  push: 'rows in the org'
};

function summary(result: SyncResult): string {
  const { created, updated, unchanged, parked, waiting, paused, apiCalls, seconds } = result;
  const lines = [
    `${created} created, ${updated} updated, ${unchanged} unchanged; ` +
      `${apiCalls} API calls in ${seconds.toFixed(1)} s.`
  ];
  if (parked > 0) lines.push(`${parked} rows are parked: see porchlight status for the remedies.`);
  if (waiting > 0) lines.push(`${waiting} rows wait and are sent by themselves later.`);
  if (paused.length > 0) lines.push(`Not writable, so paused: ${paused.join(', ')}.`);
  return lines.join('\n');
}
