import type { CallKind } from '../ledger.ts';
import type { FaultSpec } from './fault-spec.ts';
import { seededRandom } from './seeded-random.ts';

export const latencyProfiles = ['lean', 'typical', 'heavy'] as const;
export type LatencyProfile = (typeof latencyProfiles)[number];

/** How an org of one kind behaves in time; milliseconds unless said otherwise. */
interface Pace {
  readonly token: number;
  readonly query: number;
  readonly row: number;
  /** A Collection of 200 rows. */
  readonly collection: number;
  /** Seconds a closed Bulk job waits for its turn. */
  readonly bulkQueueSeconds: number;
  readonly bulkRowsPerSecond: number;
  /** Share of written rows that meet a lock. */
  readonly lockedRows: number;
}

const PACES: Readonly<Record<LatencyProfile, Pace>> = {
  lean: pace([200, 300, 150, 600], [5, 3300], 0),
  typical: pace([400, 800, 360, 3000], [20, 1000], 0.01),
  heavy: pace([800, 2000, 2000, 8000], [60, 60], 0.2)
};

const COLLECTION_ROWS = 200;
// One standard deviation multiplies or divides by one and a half.
const SPREAD = Math.log(1.5);

/** How long calls take in an org of the chosen profile, with a jitter that the seed repeats. */
export class Latency {
  private readonly pace: Pace;
  private readonly random: () => number;
  private readonly seed: number;

  constructor(profile: LatencyProfile, seed = 1) {
    this.pace = PACES[profile];
    this.seed = seed;
    this.random = seededRandom(seed);
  }

  /** Milliseconds of a data call; a Composite takes as long as its subrequests together. */
  ofCall(kind: CallKind, body: unknown): number {
    return this.jittered(this.usual(kind, body));
  }

  /** Milliseconds of a call to the token endpoint. */
  ofToken(): number {
    return this.jittered(this.pace.token);
  }

  get bulk(): { readonly queueSeconds: number; readonly rowsPerSecond: number } {
    const { bulkQueueSeconds, bulkRowsPerSecond } = this.pace;
    return { queueSeconds: bulkQueueSeconds, rowsPerSecond: bulkRowsPerSecond };
  }

  /** The locks that rows of such an org meet now and then. */
  get faults(): FaultSpec[] {
    const { lockedRows } = this.pace;
    return lockedRows === 0 ? [] : [{ kind: 'lock', probability: lockedRows, seed: this.seed }];
  }

  private usual(kind: CallKind, body: unknown): number {
    if (kind === 'query') return this.pace.query;
    if (kind === 'collections') return this.ofRows(listIn(body, 'records').length);
    const subrequests = subrequestsIn(body);
    if (subrequests.length === 0) return this.pace.row;
    return subrequests.reduce((sum: number, one) => sum + this.ofSubrequest(one), 0);
  }

  private ofSubrequest(subrequest: unknown): number {
    const { url, body } = Object(subrequest) as { url?: unknown; body?: unknown };
    const path = String(url);
    if (/\/query(All)?\b/i.test(path)) return this.usual('query', undefined);
    return this.usual(/\/composite\/sobjects/i.test(path) ? 'collections' : 'rows', body);
  }

  private ofRows(count: number): number {
    const { row, collection } = this.pace;
    const share = Math.max(0, count - 1) / (COLLECTION_ROWS - 1);
    return row + (collection - row) * share;
  }

  /** Log-normal around the usual time (Box–Muller). */
  private jittered(milliseconds: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.random()));
    const normal = radius * Math.cos(2 * Math.PI * this.random());
    return Math.round(milliseconds * Math.exp(SPREAD * normal));
  }
}

function subrequestsIn(body: unknown): unknown[] {
  const graphs = listIn(body, 'graphs').flatMap((graph) => listIn(graph, 'compositeRequest'));
  return [...listIn(body, 'compositeRequest'), ...listIn(body, 'batchRequests'), ...graphs];
}

function listIn(body: unknown, name: string): unknown[] {
  const list = (Object(body) as Record<string, unknown>)[name];
  return Array.isArray(list) ? list : [];
}

function pace(
  [token, query, row, collection]: readonly [number, number, number, number],
  [bulkQueueSeconds, bulkRowsPerSecond]: readonly [number, number],
  lockedRows: number
): Pace {
  return { token, query, row, collection, bulkQueueSeconds, bulkRowsPerSecond, lockedRows };
}
