import { createHash } from 'node:crypto';
import type { Draft } from './draft.ts';
import { setColumn, type Writer } from './fill-rows.ts';
import type { ObjectPlan } from './object-plan.ts';
import type { Store } from './store.ts';

/** Documented: how long the bus keeps high-volume events. */
const RETENTION = 72 * 3_600_000;

/** Gives events what the bus gives them, and lets go of those it no longer keeps. */
export function stampEvents(
  store: Store,
  plan: ObjectPlan,
  drafts: readonly Draft[],
  writer: Writer
): void {
  const expired = new Date(Date.parse(writer.stamp) - RETENTION).toISOString();
  store.prepare(`DELETE FROM ${plan.table} WHERE "CreatedDate" < ?`).run(expired);
  const first = store.reserve('replay', drafts.length);
  drafts.forEach((draft, index) => {
    setColumn(plan, draft, 'ReplayId', String(first + index));
    setColumn(plan, draft, 'EventUuid', uuidOf(`${store.orgId} ${draft.id ?? ''}`));
  });
}

/** Shaped like a random UUID, the same at every run. */
function uuidOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  const groups = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`];
  return [...groups, `a${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}
