import { referencesIn } from './references.ts';
import type { CompositeBody, Subrequest } from './subrequest.ts';

/**
 * In which order subrequests run (indexes). Without collation: as given. With it Salesforce promises an order only
 * between a subrequest and those it references (documented: Composite Request Body), so this org runs
 * unrelated ones last-first, on purpose: a client that relies on the order fails here and not in production.
 * Subrequests with own headers are not collated: they keep their place.
 */
export function executionOrder({ collate, subrequests }: CompositeBody): number[] {
  const indexes = subrequests.map((_, index) => index);
  if (!collate) return indexes;
  return stretches(subrequests).flatMap((stretch) => lastFirst(subrequests, stretch));
}

function stretches(subrequests: readonly Subrequest[]): number[][] {
  const result: number[][] = [[]];
  for (const [index, { httpHeaders }] of subrequests.entries()) {
    if (Object.keys(httpHeaders).length > 0) result.push([index], []);
    else result.at(-1)?.push(index);
  }
  return result;
}

function lastFirst(subrequests: readonly Subrequest[], stretch: readonly number[]): number[] {
  const order: number[] = [];
  const waiting = new Set(stretch);
  while (waiting.size > 0) {
    const ready = [...waiting].reverse().find((index) => isReady(subrequests, index, waiting));
    // Only a reference to itself or to a later one leaves none ready: then the given order decides.
    const next = ready ?? Math.min(...waiting);
    waiting.delete(next);
    order.push(next);
  }
  return order;
}

function isReady(
  subrequests: readonly Subrequest[],
  index: number,
  waiting: ReadonlySet<number>
): boolean {
  const { url, body } = subrequests[index] as Subrequest;
  const needed = new Set([...referencesIn(url), ...referencesIn(body)]);
  return ![...waiting].some(
    (other) => other < index && needed.has(subrequests[other]?.referenceId ?? '')
  );
}
