import type { Storage } from '../src/adapters/storage/index.ts';
import { aCommunity, aMember, anActivity } from '../test/support/records.ts';
import { takeRecords } from '../test/support/take-records.ts';

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
export async function settle(storage: Storage, { members, activities }: VillageSize) {
  await takeRecords(storage, { communities: [aCommunity()] });
  for (const numbers of pages(members)) {
    await takeRecords(storage, { members: numbers.map(memberOf) });
  }
  for (const numbers of pages(activities)) {
    await takeRecords(storage, {
      activities: numbers.map((n) =>
        anActivity({
          externalId: `slack:T1:C1:${n}`,
          memberKey: keyOf(n % members),
          occurredAt: new Date(FIRST_SECOND + n * 1000).toISOString(),
          channel: 'general',
          body: `${BODY} ${n}`
        })
      )
    });
  }
}

function memberOf(n: number) {
  return aMember({ externalId: keyOf(n), name: `Member ${n}`, email: `m${n}@village.example` });
}

function keyOf(n: number): string {
  return `slack:T1:U${n}`;
}

function* pages(count: number): Generator<number[]> {
  for (let start = 0; start < count; start += PAGE) {
    yield Array.from({ length: Math.min(PAGE, count - start) }, (_, index) => start + index);
  }
}
