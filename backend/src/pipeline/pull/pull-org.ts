import type {
  MirroredObject,
  MirrorPage,
  MirrorPosition,
  OrgReader
} from '../../adapters/salesforce/index.ts';
import { feedSpans, pullConsumer } from './feed-spans.ts';
import { forgetUnread } from './forget-unread.ts';
import { readFurther } from './read-further.ts';
import { recordAccess, type Access } from './record-access.ts';
import { storePage, type StoreContext } from './store-page.ts';
import { weightsTurn, YIELDING } from './weights-turn.ts';

/**
 * A row is stamped inside its transaction and seen when that commits: what was stamped this long
 * before the last read is read again.
 */
const OVERLAP_MS = 15 * 60_000;
export interface PullContext extends StoreContext {
  readonly reader: OrgReader;
  readonly onProgress?: (rows: number) => void;
}

/**
 * Reads what a run needs to know of the org, in one API call when little changed there: what the
 * integration user may write, those of the records it reads that changed since the mirror's cursor,
 * the links that people changed, and whether there is more to ask for.
 */
export async function pullOrg(context: PullContext): Promise<Access> {
  const { reads, writes } = context;
  await forgetUnread(context);
  const weights = await weightsTurn(context);
  // Five at most: so many queries one API call takes.
  const mirrored = reads.filter((object) => weights !== 'instead' || object !== YIELDING);
  const opening = await context.reader.open({
    objects: writes,
    positions: await Promise.all(mirrored.map((object) => startOf(context, object))),
    feeds: await feedSpans(context),
    weights: weights === 'instead'
  });
  const access = await recordAccess(context, opening.access);
  const coveredTo = opening.serverTime.getTime() - OVERLAP_MS;
  await pullPages(context, opening.pages, coveredTo);
  if (await readFurther(context, { opening, weights })) {
    const all = { object: 'Opportunity', stamp: null, recordId: null } as const;
    await pullPages(context, await context.reader.pages([all]), coveredTo);
  }
  return access;
}

/** @param coveredTo milliseconds: everything stamped earlier is visible by now. */
async function pullPages(
  context: PullContext,
  firstPages: readonly MirrorPage[],
  coveredTo: number
): Promise<void> {
  let pages = firstPages;
  let rows = 0;
  for (;;) {
    for (const page of pages) {
      await storePage(context, page, pullConsumer(context.connectionId), coveredTo);
      rows += page.rows.length;
      context.onProgress?.(rows);
    }
    const further = pages.flatMap((page) => page.next ?? []);
    if (further.length === 0) return;
    pages = await context.reader.pages(further);
  }
}

async function startOf(context: PullContext, object: MirroredObject): Promise<MirrorPosition> {
  const covered = await context.storage.cursors.position(
    pullConsumer(context.connectionId),
    object
  );
  const stamp = covered === 0 ? null : new Date(covered).toISOString();
  return { object, stamp, recordId: null };
}
