import { median, quantile, type Figure, type Goal } from '../../tools/bench/figures.ts';
import { loadOrg } from './load-org.ts';
import { OrgClient } from './org-client.ts';
import { ServedOrg } from './served-org.ts';
import { timeCards, type CardTimes } from './timed-cards.ts';
import { timeQueries } from './timed-queries.ts';

/** Loads the rows (1,000,000 unless told) and asks for them. */
export async function run({ rows = 1_000_000 }: { readonly rows?: number }): Promise<Figure[]> {
  const org = await ServedOrg.start();
  try {
    return await measure(org, rows);
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
    { what: 'Peak resident memory while loading', value: peak, unit: 'MB', goal: below(700) },
    {
      what: 'Newest 50 of a member, median',
      value: median(times.newest),
      unit: 'ms',
      goal: below(50)
    },
    {
      what: 'The 50 behind them, median',
      value: median(times.nextPage),
      unit: 'ms',
      goal: below(50)
    },
    {
      what: 'COUNT() with a filter, median',
      value: median(times.count),
      unit: 'ms',
      goal: below(100)
    },
    ...(await timeCards(client)).flatMap(figuresOf)
  ];
}

/** Server time of a card's call, without the way there and back. */
function figuresOf({ call, milliseconds, queries }: CardTimes): Figure[] {
  return [
    { what: `${call}, median`, value: median(milliseconds), unit: 'ms' },
    { what: `${call}, 95 %`, value: quantile(milliseconds, 0.95), unit: 'ms', goal: below(300) },
    { what: `${call}, queries`, value: queries, unit: 'SOQL', goal: below(4) }
  ];
}

function below(value: number): Goal {
  return { kind: 'below', value };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
