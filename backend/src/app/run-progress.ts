import type { Storage } from '../adapters/storage/index.ts';
import type { Run, RunProgress } from '../domain/index.ts';
import type { Clock } from '../kernel/index.ts';

/** Whoever watches looks every two seconds. */
const SAVE_EVERY_MS = 1_000;

/**
 * Tells where a run is: the caller each time, the record of the run once a second and at each new stage,
 * for those who watch from another process.
 */
export function tellProgress(
  { storage, clock }: { readonly storage: Storage; readonly clock: Clock },
  run: Run,
  tell: ((progress: RunProgress) => void) | undefined
): (progress: RunProgress) => void {
  let saved: { readonly stage: string; readonly at: number } | undefined;
  return (progress) => {
    tell?.(progress);
    const at = clock.now().getTime();
    if (saved?.stage === progress.stage && at - saved.at < SAVE_EVERY_MS) return;
    saved = { stage: progress.stage, at };
    // Only for people to watch: a database that does not answer stops the run itself.
    void storage.runs.saveProgress(run.id, progress).catch(() => undefined);
  };
}
