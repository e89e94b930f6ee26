import type { Logger } from '../../kernel/index.ts';

const LOOK_MS = 2_000;

type Listener<View> = (view: View) => void;

/**
 * Tells listeners when what they watch has changed. It looks into the database, for a sync may run in another
 * process; it looks once for all listeners, and not at all while there is none.
 */
export class LiveView<View> {
  private readonly read: () => Promise<View>;
  private readonly logger: Logger;
  private readonly listeners = new Set<Listener<View>>();
  private timer: NodeJS.Timeout | undefined;
  private last = '';

  constructor(read: () => Promise<View>, logger: Logger) {
    this.read = read;
    this.logger = logger;
  }

  /** Hears of the present view first, then of each change, until the returned function is called. */
  async listen(listener: Listener<View>): Promise<() => void> {
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
      const view = await this.read();
      const text = JSON.stringify(view);
      if (text === this.last) return;
      this.last = text;
      for (const listener of this.listeners) listener(view);
    } catch (error) {
      this.logger.warn({ error }, 'what people watch could not be read');
    }
  }
}
