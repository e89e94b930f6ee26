import { parseArgs } from 'node:util';
import { activityCsv, communityCsv, memberCsv } from './made-up-rows.ts';
import { OrgClient, type LoadedJob } from './org-client.ts';
import { ServedOrg } from './served-org.ts';
import { median, timeQueries } from './timed-queries.ts';

// Keeps one upload below 100 MB.
const ROWS_PER_JOB = 250_000;

interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most it may be; absent when it is only told. */
  readonly goal?: number;
}

/** Loads the rows, asks for them and prints the figures. Returns 0, or 1 when a goal is missed. */
export async function runBench(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { rows: { type: 'string', default: '1000000' } }
  });
  const rows = Number(values.rows);
  if (!Number.isInteger(rows) || rows < 1) throw new Error('--rows takes a whole number above 0');
  const org = await ServedOrg.start();
  try {
    const figures = await measure(org, rows);
    for (const figure of figures) say(lineOf(figure));
    return figures.every(isMet) ? 0 : 1;
  } finally {
    await org.stop();
  }
}

async function measure(org: ServedOrg, rows: number): Promise<Figure[]> {
  const client = new OrgClient(org);
  requireClean(await client.load('Community__c', communityCsv()));
  requireClean(await client.load('Member__c', memberCsv()));
  const start = performance.now();
  for (let from = 0; from < rows; from += ROWS_PER_JOB) {
    const to = Math.min(rows, from + ROWS_PER_JOB);
    requireClean(await client.load('Activity__c', activityCsv(from, to)));
    say(`${to.toLocaleString('en')} rows, ${org.peakMegabytes} MB`);
  }
  const seconds = (performance.now() - start) / 1000;
  const { totalSize } = await client.query('SELECT COUNT() FROM Activity__c');
  if (totalSize !== rows) throw new Error(`${totalSize} rows in the org instead of ${rows}`);
  const peak = org.peakMegabytes;
  const times = await timeQueries(client);
  return [
    { what: 'Bulk upsert', value: Math.round(rows / seconds), unit: 'rows/s' },
    { what: 'Peak resident memory while loading', value: peak, unit: 'MB', goal: 700 },
    { what: 'Newest 50 of a member, median', value: median(times.newest), unit: 'ms', goal: 50 },
    { what: 'The 50 behind them, median', value: median(times.nextPage), unit: 'ms', goal: 50 },
    { what: 'COUNT() with a filter, median', value: median(times.count), unit: 'ms', goal: 100 }
  ];
}

function requireClean(job: LoadedJob): void {
  if (job.state === 'JobComplete' && job.numberRecordsFailed === 0) return;
  throw new Error(`A job did not go through: ${JSON.stringify(job)}`);
}

function isMet({ value, goal }: Figure): boolean {
  return goal === undefined || value < goal;
}

function lineOf(figure: Figure): string {
  const value = Number.isInteger(figure.value) ? String(figure.value) : figure.value.toFixed(1);
  const goal = figure.goal === undefined ? '' : `(goal: below ${figure.goal} ${figure.unit})`;
  const verdict = isMet(figure) ? '' : '  MISSED';
  return `${figure.what.padEnd(36)} ${value.padStart(8)} ${figure.unit.padEnd(6)} ${goal}${verdict}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
