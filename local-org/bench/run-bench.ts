import { parseArgs } from 'node:util';
import { loadOrg } from './load-org.ts';
import { OrgClient } from './org-client.ts';
import { ServedOrg } from './served-org.ts';
import { timeCards, type CardTimes } from './timed-cards.ts';
import { median, nearlyWorst, timeQueries } from './timed-queries.ts';

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
  const seconds = await loadOrg(client, rows, (loaded) =>
    say(`${loaded.toLocaleString('en')} rows, ${org.peakMegabytes} MB`)
  );
  const { totalSize } = await client.query('SELECT COUNT() FROM Activity__c');
  if (totalSize !== rows) throw new Error(`${totalSize} rows in the org instead of ${rows}`);
  const peak = org.peakMegabytes;
  const times = await timeQueries(client);
  return [
    { what: 'Bulk upsert', value: Math.round(rows / seconds), unit: 'rows/s' },
    { what: 'Peak resident memory while loading', value: peak, unit: 'MB', goal: 700 },
    { what: 'Newest 50 of a member, median', value: median(times.newest), unit: 'ms', goal: 50 },
    { what: 'The 50 behind them, median', value: median(times.nextPage), unit: 'ms', goal: 50 },
    { what: 'COUNT() with a filter, median', value: median(times.count), unit: 'ms', goal: 100 },
    ...(await timeCards(client)).flatMap(figuresOf)
  ];
}

/** Server time of a card's call, without the way there and back. */
function figuresOf({ call, milliseconds, queries }: CardTimes): Figure[] {
  return [
    { what: `${call}, median`, value: median(milliseconds), unit: 'ms' },
    { what: `${call}, 95 %`, value: nearlyWorst(milliseconds), unit: 'ms', goal: 300 },
    { what: `${call}, queries`, value: queries, unit: 'SOQL', goal: 4 }
  ];
}

function isMet({ value, goal }: Figure): boolean {
  return goal === undefined || value < goal;
}

function lineOf(figure: Figure): string {
  const value = Number.isInteger(figure.value) ? String(figure.value) : figure.value.toFixed(1);
  const goal = figure.goal === undefined ? '' : `(goal: below ${figure.goal} ${figure.unit})`;
  const verdict = isMet(figure) ? '' : '  MISSED';
  return `${figure.what.padEnd(58)} ${value.padStart(8)} ${figure.unit.padEnd(6)} ${goal}${verdict}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
