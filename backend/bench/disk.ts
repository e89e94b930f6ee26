import type { Figure } from '../../tools/bench/figures.ts';
import { measureRun } from './measured-run.ts';

const ROWS = 200_000;
const BYTES = 100;

/**
 * What `porchlight sync --wait` writes to disk for each row that intake had stored: cursors, receipts and runs,
 * by Composites and by Bulk. The rows go to a process that takes them and keeps none.
 */
export async function run({ rows = ROWS }: { readonly rows?: number }): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [path, batchesLeft] of [
    ['Composites', 0],
    ['Bulk', 15_000]
  ] as const) {
    const { writtenBytes } = await measureRun(rows, ['sync', '--wait'], { batchesLeft });
    figures.push({
      ...{ what: `Written for a row by ${path}`, value: writtenBytes / rows, unit: 'B/row' },
      goal: { kind: 'at most', value: BYTES }
    });
  }
  return figures;
}
