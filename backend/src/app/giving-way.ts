import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import type { RunKind } from '../domain/index.ts';

/** Rests between two pieces of work, each so many times as long as the piece took. */
const REST_PER_WORK = 3;
/** Milliseconds; a piece that waited for the org took the processor from nobody. */
const LONGEST_REST = 250;

/**
 * How runs share one process: while an incremental run is under way anywhere, a backfill works a quarter of
 * the time at most. What happens now shall be seen soon; the history may wait.
 */
export class GivingWay {
  private urgent = 0;

  /** A run that others give way to, or that gives way; call what is returned when it has ended. */
  begin(kind: RunKind): { readonly giveWay: () => Promise<void>; readonly end: () => void } {
    if (kind === 'backfill') return { giveWay: this.resting(), end: () => undefined };
    this.urgent += 1;
    const end = () => {
      this.urgent -= 1;
    };
    return { giveWay: () => setImmediate(), end };
  }

  private resting(): () => Promise<void> {
    let since = performance.now();
    return async () => {
      const worked = performance.now() - since;
      if (this.urgent === 0) await setImmediate();
      else await delay(Math.min(worked * REST_PER_WORK, LONGEST_REST));
      since = performance.now();
    };
  }
}
