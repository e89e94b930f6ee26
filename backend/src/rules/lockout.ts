const FREE_TRIES = 5;
const FIRST_MS = 60_000;
const LONGEST_MS = 60 * 60_000;

/** How long an address is locked after so many wrong passwords in a row: none, then doubling to an hour. */
export function lockoutMs(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(FIRST_MS * 2 ** (failures - FREE_TRIES), LONGEST_MS);
}
