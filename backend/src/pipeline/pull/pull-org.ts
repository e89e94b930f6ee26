import type {
  OrgReader,
  PeopleObject,
  PeoplePage,
  PeoplePosition
} from '../../adapters/salesforce/index.ts';
import type { Storage } from '../../adapters/storage/index.ts';
import { PUSH_ORDER, type Fence } from '../../domain/index.ts';
import { recordAccess, type Access } from './record-access.ts';
import { storePeople } from './store-people.ts';

/**
 * A row is stamped inside its transaction and seen when that commits: what was stamped this long
 * before the last read is read again.
 */
const OVERLAP_MS = 15 * 60_000;
const PEOPLE: readonly PeopleObject[] = ['Contact', 'Lead'];

export interface PullContext {
  readonly storage: Storage;
  readonly reader: OrgReader;
  readonly connectionId: string;
  readonly runId: string;
  readonly fence: Fence;
  readonly onProgress?: (people: number) => void;
}

/**
 * Reads what a run needs to know of the org, in one API call when few people changed: what the
 * integration user may write, and the Contacts and Leads changed since the mirror's cursor.
 */
export async function pullOrg(context: PullContext): Promise<Access> {
  const positions = await Promise.all(PEOPLE.map((object) => startOf(context, object)));
  const opening = await context.reader.open(PUSH_ORDER, positions);
  const access = await recordAccess(context, opening.access);
  await pullPeople(context, opening.people, opening.serverTime.getTime() - OVERLAP_MS);
  return access;
}

/** @param coveredTo milliseconds: everything stamped earlier is visible by now. */
async function pullPeople(
  context: PullContext,
  firstPages: readonly PeoplePage[],
  coveredTo: number
): Promise<void> {
  let pages = firstPages;
  let people = 0;
  for (;;) {
    for (const page of pages) {
      await storePeople(context, page, cursorName(context), coveredTo);
      people += page.people.length;
      context.onProgress?.(people);
    }
    const further = pages.flatMap((page) => page.next ?? []);
    if (further.length === 0) return;
    pages = await context.reader.people(further);
  }
}

async function startOf(context: PullContext, object: PeopleObject): Promise<PeoplePosition> {
  const covered = await context.storage.cursors.position(cursorName(context), object);
  const stamp = covered === 0 ? null : new Date(covered).toISOString();
  return { object, stamp, recordId: null };
}

function cursorName({ connectionId }: PullContext): string {
  return `pull:${connectionId}`;
}
