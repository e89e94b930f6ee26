import type { BayeuxReply } from './bayeux-message.ts';

/** One that has shaken hands: what it listens to, and what waits for its next connect. */
export class StreamingClient {
  readonly userId: string;
  readonly channels = new Set<string>();
  private waiting: BayeuxReply[] = [];
  private wake: (() => void) | undefined;

  constructor(userId: string) {
    this.userId = userId;
  }

  deliver(event: BayeuxReply): void {
    if (!this.channels.has(event.channel)) return;
    this.waiting.push(event);
    this.release();
  }

  /** Resolves with what there is, after at most so many milliseconds; a second call ends the first. */
  async take(milliseconds: number): Promise<BayeuxReply[]> {
    this.release();
    if (this.waiting.length === 0 && milliseconds > 0) await this.wait(milliseconds);
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }

  /** Ends a wait. */
  release(): void {
    this.wake?.();
  }

  private wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.wake = done;
    });
  }
}
