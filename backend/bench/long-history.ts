import Database from 'better-sqlite3';
import { villageActivity, type VillageSize } from '../test/support/village.ts';

/** In one transaction. */
const STEP = 500_000;

/**
 * Makes so many activities of the one that is in the file, each with its change in the log, as an import would
 * leave them: by SQL alone, because an import of ten million rows takes longer than what is measured. Only the
 * content hash is that of the first one; it is read when a record comes in again, never by a push.
 */
export function lengthenHistory(file: string, { members, activities }: VillageSize): void {
  const database = new Database(file);
  // Nothing of it would be missed after a power cut.
  database.pragma('synchronous = OFF');
  const activity = database.prepare(ACTIVITIES);
  const change = database.prepare(CHANGES);
  const { externalId: first } = villageActivity({ members, activities }, 0);
  const step = database.transaction((from: number, to: number) => {
    activity.run({ first, members, from, to });
    change.run({ first, from, to });
  });
  for (let from = 1; from < activities; from += STEP) {
    step(from, Math.min(from + STEP, activities) - 1);
  }
  database.close();
}

const NUMBERS = `
  with recursive numbers(n) as (select cast($from as integer) union all select n + 1 from numbers where n < $to)`;

/** Alike in all of them. */
const COMMON = `community_key, recipient_key, type, occurred_at_estimated, channel, title, url, thread_key,
  content_hash, created_at, updated_at`;

const ACTIVITIES = `
  insert into activities (id, external_id, member_key, occurred_at, body, ${COMMON})
  ${NUMBERS}
  select printf('ffffffff-0000-7000-8000-%012x', n), replace(external_id, ':0', ':' || n),
    replace(member_key, 'U0', 'U' || (n % cast($members as integer))),
    strftime('%Y-%m-%dT%H:%M:%S.000Z', strftime('%s', occurred_at) + n, 'unixepoch'),
    body || n, ${COMMON}
  from numbers, activities
  where activities.external_id = $first`;

const CHANGES = `
  insert into changes (kind, key, connection_id, origin, depth, created_at)
  ${NUMBERS}
  select kind, replace($first, ':0', ':' || n), connection_id, origin, depth, created_at
  from numbers, changes
  where changes.seq = (select min(seq) from changes where kind = 'activity')`;
