import { setImmediate } from 'node:timers/promises';
import type { Storage } from '../../src/adapters/storage/index.ts';
import type { Activity } from '../../src/domain/index.ts';
import { aCommunity, aMember, anActivity } from './records.ts';
import { takeRecords } from './take-records.ts';

const PAGE = 5_000;
const FIRST_SECOND = Date.UTC(2025, 0, 1);
/** With keys, times and the rest of its columns such a row takes 640 bytes as CSV. */
const BODY = 'Somebody tells how the new release went at their place, and what they would change. '
  .repeat(3)
  .slice(0, 247);

export interface VillageSize {
  readonly members: number;
  readonly activities: number;
}

/** Stores one community with so many members and activities, as intake would leave them. */
export async function settle(storage: Storage, village: VillageSize): Promise<void> {
  await takeRecords(storage, { communities: [aCommunity()] });
  for (const numbers of pages(village.members)) {
    await setImmediate();
    const members = numbers.map((n) =>
      aMember({ externalId: memberKey(n), name: `Member ${n}`, email: `m${n}@village.example` })
    );
    await takeRecords(storage, { members });
  }
  for (const numbers of pages(village.activities)) {
    await setImmediate();
    await takeRecords(storage, { activities: numbers.map((n) => villageActivity(village, n)) });
  }
}

/** The activity with this number: one a second, by one member after the other. */
export function villageActivity({ members }: VillageSize, n: number): Activity {
  return anActivity({
    externalId: `slack:T1:C1:${n}`,
    memberKey: memberKey(n % members),
    occurredAt: timeOf(n),
    channel: 'general',
    body: `${BODY} ${n}`
  });
}

/** When the activity with this number happened. */
export function timeOf(n: number): string {
  return new Date(FIRST_SECOND + n * 1000).toISOString();
}

function memberKey(n: number): string {
  return `slack:T1:U${n}`;
}

function* pages(count: number): Generator<number[]> {
  for (let start = 0; start < count; start += PAGE) {
    yield Array.from({ length: Math.min(PAGE, count - start) }, (_, index) => start + index);
  }
}
