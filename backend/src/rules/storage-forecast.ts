import { rowsInStorage, storageMb } from './cost.ts';

const DAY_MS = 86_400_000;
/** What lies further ahead than ten years is no forecast. */
const HORIZON_DAYS = 3650;

export interface StorageFacts {
  readonly now: Date;
  /** Of ours in the org. */
  readonly rows: number;
  readonly rowsPerDay: number;
  /** What our rows may take; null for any amount. */
  readonly capMb: number | null;
  /** What the org has left; null while that is not known. */
  readonly leftMb: number | null;
  /** Rows older than this leave the org; null keeps them. */
  readonly retentionDays: number | null;
}

export interface StorageForecast {
  readonly mbPerDay: number;
  /** The day (`2026-03-02`) from which on the oldest rows leave for new ones; null for never. */
  readonly capReachedOn: string | null;
  /** The day on which the org is full if nothing else grows; null for never, or not known. */
  readonly orgFullOn: string | null;
}

/** Where data storage goes at the present pace. Once old rows leave as fast as new ones come, nowhere. */
export function storageForecast(facts: StorageFacts): StorageForecast {
  const { rows, rowsPerDay, capMb, leftMb } = facts;
  const room = capMb === null ? Infinity : rowsInStorage(capMb) - rows;
  const left = leftMb === null ? Infinity : rowsInStorage(leftMb);
  return {
    mbPerDay: storageMb(rowsPerDay),
    capReachedOn: dayOf(room, facts),
    // A cap that is reached first keeps the org from filling.
    orgFullOn: left < room ? dayOf(left, facts) : null
  };
}

function dayOf(room: number, { now, rowsPerDay, retentionDays }: StorageFacts): string | null {
  const days = room <= 0 ? 0 : Math.floor(room / rowsPerDay);
  const growsFor = Math.min(retentionDays ?? Infinity, HORIZON_DAYS);
  if (!(days <= growsFor)) return null;
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
