import type { Figure } from '../../tools/bench/figures.ts';
import { measureRun } from './measured-run.ts';

const ROWS = 10_000_000;
const MEGABYTES = 256;
const RATIO = 1.25;

/**
 * Peak memory of `porchlight backfill --wait` for the rows and for a tenth of them. The rows go by Bulk to a
 * process that takes them and keeps none; the history is made by SQL; everything else on this side is real.
 */
export async function run({ rows = ROWS }: { readonly rows?: number }): Promise<Figure[]> {
  const backfill = ['backfill', '--wait'];
  const tenth = Math.ceil(rows / 10);
  const short = await measureRun(tenth, backfill);
  const long = await measureRun(rows, backfill);
  return [
    { what: `Peak memory, ${tenth} rows`, value: short.peakMegabytes, unit: 'MB' },
    {
      ...{ what: `Peak memory, ${rows} rows`, value: long.peakMegabytes, unit: 'MB' },
      goal: { kind: 'at most', value: MEGABYTES }
    },
    {
      ...{ what: 'Ratio', value: long.peakMegabytes / short.peakMegabytes, unit: '' },
      goal: { kind: 'at most', value: RATIO }
    },
    { what: 'Rows a second, start and polls included', value: rows / long.seconds, unit: 'rows/s' },
    { what: 'Written to disk, history handed over', value: long.writtenBytes / rows, unit: 'B/row' }
  ];
}
