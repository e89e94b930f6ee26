import type { Run } from '../domain/index.ts';
import type { Logger } from '../kernel/index.ts';

/** What a run in the background is given. */
export interface BackgroundOptions {
  readonly wait: false;
  readonly signal: AbortSignal;
  /** To be called as soon as the run is on record. */
  readonly onBegin: (run: Run) => void;
}

/** Runs that a request begins and that go on after its answer. A service that ends stops them. */
export class BackgroundRuns {
  private readonly logger: Logger;
  private readonly stopped = new AbortController();
  private readonly underWay = new Set<Promise<void>>();

  constructor(logger: Logger) {
    this.logger = logger;
  }

  /**
   * Resolves when the run has begun.
   * @throws what kept it from beginning: another run, a stopped connection
   */
  async begin(work: (options: BackgroundOptions) => Promise<unknown>): Promise<Run> {
    const begun = Promise.withResolvers<Run>();
    let hasBegun = false;
    const onBegin = (run: Run) => {
      hasBegun = true;
      begun.resolve(run);
    };
    const ended = work({ wait: false, signal: this.stopped.signal, onBegin }).then(
      () => undefined,
      (error: unknown) => {
        // What came of a run that has begun is on its record.
        if (hasBegun) this.note(error);
        else begun.reject(error);
      }
    );
    this.underWay.add(ended);
    void ended.finally(() => this.underWay.delete(ended));
    return begun.promise;
  }

  /** Stops them, and resolves when the last one has noted where it stopped. */
  async close(): Promise<void> {
    this.stopped.abort();
    await Promise.all(this.underWay);
  }

  private note(error: unknown): void {
    if (this.stopped.signal.aborted) return;
    const reason = (error as { message?: string }).message ?? String(error);
    this.logger.warn({ reason }, 'a run in the background failed');
  }
}
