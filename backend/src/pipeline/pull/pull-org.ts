import type {
  MirroredObject,
  MirrorPage,
  MirrorPosition,
  OrgReader
} from '../../adapters/salesforce/index.ts';
import { PUSH_ORDER } from '../../domain/index.ts';
import { recordAccess, type Access } from './record-access.ts';
import { storePage, type StoreContext } from './store-page.ts';

/**
 * A row is stamped inside its transaction and seen when that commits: what was stamped this long
 * before the last read is read again.
 */
const OVERLAP_MS = 15 * 60_000;
/** Five at most: so many queries one API call takes. */
const MIRRORED: readonly MirroredObject[] = [
  ...(['Account', 'Contact', 'Lead', 'Opportunity', 'Member__c'] as const)
];

export interface PullContext extends StoreContext {
  readonly reader: OrgReader;
  readonly onProgress?: (rows: number) => void;
}

/**
 * Reads what a run needs to know of the org, in one API call when little changed there: what the
 * integration user may write, the Accounts, Contacts, Leads and Opportunities changed since the mirror's cursor, and
 * the links that people changed.
 */
export async function pullOrg(context: PullContext): Promise<Access> {
  const positions = await Promise.all(MIRRORED.map((object) => startOf(context, object)));
  const opening = await context.reader.open(PUSH_ORDER, positions);
  const access = await recordAccess(context, opening.access);
  await pullPages(context, opening.pages, opening.serverTime.getTime() - OVERLAP_MS);
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
      await storePage(context, page, cursorName(context), coveredTo);
      rows += page.rows.length;
      context.onProgress?.(rows);
    }
    const further = pages.flatMap((page) => page.next ?? []);
    if (further.length === 0) return;
    pages = await context.reader.pages(further);
  }
}

async function startOf(context: PullContext, object: MirroredObject): Promise<MirrorPosition> {
  const covered = await context.storage.cursors.position(cursorName(context), object);
  const stamp = covered === 0 ? null : new Date(covered).toISOString();
  return { object, stamp, recordId: null };
}

function cursorName({ connectionId }: PullContext): string {
  return `pull:${connectionId}`;
}
