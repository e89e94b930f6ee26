import type { WorkspaceStatus } from '../../history/index.ts';
import type { Logger } from '../../kernel/index.ts';

const LOOK_MS = 2_000;

type Listener = (status: WorkspaceStatus) => void;

/**
 * Tells listeners when the status has changed. It looks into the database, for a sync may run in another
 * process; it looks once for all listeners, and not at all while there is none.
 */
export class LiveStatus {
  private readonly read: () => Promise<WorkspaceStatus>;
  private readonly logger: Logger;
  private readonly listeners = new Set<Listener>();
  private timer: NodeJS.Timeout | undefined;
  private last = '';

  constructor(read: () => Promise<WorkspaceStatus>, logger: Logger) {
    this.read = read;
    this.logger = logger;
  }

  /** Hears of the present status first, then of each change, until the returned function is called. */
  async listen(listener: Listener): Promise<() => void> {
    listener(await this.read());
    this.listeners.add(listener);
    this.timer ??= setInterval(() => void this.look(), LOOK_MS).unref();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  }

  private async look(): Promise<void> {
    try {
      const status = await this.read();
      const text = JSON.stringify(status);
      if (text === this.last) return;
      this.last = text;
      for (const listener of this.listeners) listener(status);
    } catch (error) {
      this.logger.warn({ error }, 'the status could not be read');
    }
  }
}
