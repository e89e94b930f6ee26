import type { Receipt } from '../../domain/index.ts';
import type { Busy } from './next-call.ts';
import { isParent } from './planner.ts';
import type { Row } from './row.ts';

/** A call that has come back: its Collections and, row by row, what the org said; or why it failed. */
export type LandedCall =
  | { readonly collections: readonly Row[][]; readonly receipts: readonly Receipt[] }
  | { readonly collections: readonly Row[][]; readonly error: unknown };

/** Calls to one org that are under way at the same time. */
export class Lanes {
  private readonly flights = new Map<readonly Row[][], Promise<LandedCall>>();
  private readonly rows = new Set<string>();
  private readonly parents = new Set<string>();
  private readonly places = new Set<number>();

  /** How many are under way. */
  get size(): number {
    return this.flights.size;
  }

  get busy(): Busy {
    return { rows: this.rows, parents: this.parents, places: this.places };
  }

  /** External ids of rows under way that others may depend on. */
  hasParent(externalId: string): boolean {
    return this.parents.has(externalId);
  }

  start(collections: readonly Row[][], write: () => Promise<Receipt[]>): void {
    for (const row of collections.flat()) {
      this.rows.add(row.write.externalId);
      this.places.add(row.place);
      if (isParent(row.write.object)) this.parents.add(row.write.externalId);
    }
    const flight = write().then(
      (receipts) => ({ collections, receipts }),
      (error: unknown) => ({ collections, error })
    );
    this.flights.set(collections, flight);
  }

  /** The call that comes back first. Never rejects. */
  async next(): Promise<LandedCall> {
    const landed = await Promise.race(this.flights.values());
    this.flights.delete(landed.collections);
    for (const row of landed.collections.flat()) {
      this.rows.delete(row.write.externalId);
      this.places.delete(row.place);
      this.parents.delete(row.write.externalId);
    }
    return landed;
  }
}
