import type { Connection, Run } from '../../domain/index.ts';
import { done, open, studioPages, type Judged } from './point.ts';

/** How the last runs went. */
export interface SyncFacts {
  /** The newest sync or backfill that is not under way. */
  readonly lastRun: Run | undefined;
  /** Rows that the org refused. */
  readonly parked: number;
  /** While nothing is to be sent, the org is asked for news this often. */
  readonly readMinutes: number;
  readonly now: Date;
}

const MINUTE_MS = 60_000;

/** Done when the last run brought everything, and not too long ago. */
export function syncedPoint(
  connection: Pick<Connection, 'id' | 'state' | 'stateReason'>,
  { lastRun, parked, readMinutes, now }: SyncFacts
): Judged {
  const pages = studioPages(connection);
  if (connection.state !== 'connected') {
    const reason = connection.stateReason ?? '';
    return open(`The connection is ${connection.state}. ${reason}`.trimEnd(), pages.connection);
  }
  if (!lastRun) return open('Start a sync and look at its history.', pages.sync);
  if (lastRun.status !== 'done' && lastRun.status !== 'done_with_parked') {
    const reason = lastRun.message ?? '';
    return open(
      `The last run ended as ${lastRun.status}. ${reason}`.trimEnd(),
      pages.run(lastRun.id)
    );
  }
  if (parked > 0) {
    return open(`The org refused ${parked} ${parked === 1 ? 'row' : 'rows'}.`, pages.issues);
  }
  const age = now.getTime() - Date.parse(lastRun.startedAt);
  // One read may be missed: a run was under way, or calls were short.
  if (age > 2 * readMinutes * MINUTE_MS) {
    const hours = Math.floor(age / (60 * MINUTE_MS));
    return open(
      `No run since ${hours} hours: is the service running, and its timetable kept?`,
      pages.sync
    );
  }
  const { created, updated } = lastRun;
  return done(`The last run: ${created} created, ${updated} updated, nothing refused.`);
}
