/** How much one Composite carries of one object. */
export interface CallSize {
  readonly collections: number;
  /** Per Collection. */
  readonly rows: number;
}

/**
 * From the documented most (5 Collections of 200 rows) down to what a trigger of the customer may still
 * bear that was not made for many rows: one Collection, then one of fifty.
 */
const SIZES: readonly [CallSize, ...CallSize[]] = [
  { collections: 5, rows: 200 },
  { collections: 1, rows: 200 },
  { collections: 1, rows: 50 }
];

export const FULL_CALL: CallSize = SIZES[0];

/** The next smaller size; undefined when there is none. */
export function smallerCall(size: CallSize): CallSize | undefined {
  return SIZES.find(({ collections, rows }) => collections < size.collections || rows < size.rows);
}
