import type { Storage } from '../adapters/storage/index.ts';
import { keepTimetable } from '../entrypoints/jobs/index.ts';
import { TIMETABLE_LEASE } from '../history/index.ts';
import { AppError, type Logger } from '../kernel/index.ts';
import type { BackfillRun } from './backfill-run.ts';
import { EachConnection } from './each-connection.ts';
import { takeLease } from './held-lease.ts';
import { PROCESS_STOPPED } from './open-run.ts';
import type { Tick } from './tick.ts';

/** The least interval: at each of these minutes the settings say whether a run is due. */
const EVERY_FIVE_MINUTES = '0 */5 * * * *';
const EVERY_TEN_SECONDS = '*/10 * * * * *';

export interface ServiceJobsParts {
  readonly storage: Storage;
  readonly logger: Logger;
  readonly tick: Tick;
  readonly backfills: BackfillRun;
}

/** Another process keeps the timetable; only ever seen by who does not wait for it. */
class TimetableKeptError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'timetable_kept';
}

/** What the service does by itself until the signal; of several processes one at a time does it. */
export async function runServiceJobs(parts: ServiceJobsParts, signal: AbortSignal): Promise<void> {
  try {
    await takeTurns(parts, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function takeTurns(
  { storage, logger, tick, backfills }: ServiceJobsParts,
  signal: AbortSignal
): Promise<void> {
  const orgs = new EachConnection({ storage, logger });
  while (!signal.aborted) {
    const lease = await takeLease(storage, {
      ...{ name: TIMETABLE_LEASE, wait: true, signal },
      refusal: () => new TimetableKeptError('Another process keeps the timetable.')
    });
    const ours = AbortSignal.any([signal, lease.lost]);
    try {
      await storage.runs.markAbandoned(PROCESS_STOPPED);
      await keepTimetable(
        [
          {
            name: 'abandoned runs',
            pattern: EVERY_TEN_SECONDS,
            run: () => storage.runs.markAbandoned(PROCESS_STOPPED)
          },
          {
            name: 'sync',
            pattern: EVERY_FIVE_MINUTES,
            run: (until) =>
              orgs.begin('sync', async (connection) => {
                const outcome = await tick.run(connection, until);
                logger.info({ connection: connection.id, tick: outcome }, 'slot');
              })
          },
          {
            name: 'backfill',
            pattern: EVERY_TEN_SECONDS,
            run: (until) =>
              orgs.begin('backfill', (connection) => backfills.workOff(connection, until))
          }
        ],
        { signal: ours, logger }
      );
    } finally {
      await orgs.ended();
      await lease.release();
    }
  }
}
