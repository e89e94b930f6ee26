import { seededRandom } from '../faults/index.ts';
import { RowLogReader, type Stretch } from './row-log.ts';

/** Lines `from` up to `to` of a log, in order. */
export function* linesInOrder(file: string, from: number, to: number): Generator<Buffer> {
  const log = new RowLogReader(file);
  try {
    for (const place of log.places(from, to)) yield log.read(place).bytes;
  } finally {
    log.close();
  }
}

/**
 * The first `count` lines of a log in an order of the seed's own. Salesforce does not keep the order of the
 * upload (documented), so neither do we.
 */
export function* linesShuffled(file: string, count: number, seed: number): Generator<Buffer> {
  const random = seededRandom(seed);
  const log = new RowLogReader(file);
  try {
    for (const place of shuffled(log.places(0, count), random)) {
      yield Buffer.concat(shuffled(linesOf(log.read(place)), random));
    }
  } finally {
    log.close();
  }
}

function linesOf({ bytes, lengths }: Stretch): Buffer[] {
  let end = 0;
  return lengths.map((length) => {
    end += length;
    return bytes.subarray(end - length, end);
  });
}

/** Fisher–Yates. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
