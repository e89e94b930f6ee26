import { Command } from 'commander';
import { resolve } from 'node:path';
import { packageSource } from './package-source.ts';

interface CheckOptions {
  readonly source: readonly string[];
  readonly json?: true;
}

/** `local-org check`: exit code 1 when something was found. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Check Apex and metadata without an org: syntax, names, access, references.')
    .option('--source <dir...>', 'source folders to check', [packageSource])
    .option('--json', 'print the findings as JSON')
    .action(check);
}

async function check({ source, json }: CheckOptions): Promise<void> {
  // Loaded only now: the parser takes a moment that other commands need not wait for.
  const { jsonReport, readableReport, runChecks } = await import('../check/index.ts');
  const report = runChecks(source.map((directory) => resolve(directory)));
  const show = json ? jsonReport : readableReport;
  process.stdout.write(show(report, process.cwd()));
  process.exitCode = report.findings.length === 0 ? 0 : 1;
}
