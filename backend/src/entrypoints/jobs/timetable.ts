import { Cron } from 'croner';
import type { Logger } from '../../kernel/index.ts';

/** Work that comes round by itself. It decides on its own whether anything is due. */
export interface TimetableJob {
  readonly name: string;
  /** When to ask: a cron pattern with seconds, in UTC. */
  readonly pattern: string;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/**
 * Asks each job at its times until the signal. A job that is still at work is not asked again: that
 * slot is skipped. Resolves when the last job has stopped.
 */
export async function keepTimetable(
  jobs: readonly TimetableJob[],
  { signal, logger }: { readonly signal: AbortSignal; readonly logger: Logger }
): Promise<void> {
  const working = new Set<Promise<void>>();
  const crons = jobs.map(
    ({ name, pattern, run }) =>
      new Cron(pattern, { timezone: 'Etc/UTC', protect: true }, async () => {
        const work = run(signal).catch((error: unknown) => {
          if (!signal.aborted) logger.warn({ job: name, reason: reasonOf(error) }, 'job failed');
        });
        working.add(work);
        await work;
        working.delete(work);
      })
  );
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  for (const cron of crons) cron.stop();
  await Promise.all(working);
}

function reasonOf(error: unknown): string {
  return (error as { message?: string }).message ?? String(error);
}
