import type { Writable } from 'node:stream';

/** Lines to a stream of this process. What cannot be written ends no work: it is told at the end. */
export class LineOutput {
  private readonly stream: Writable;
  private problem: NodeJS.ErrnoException | undefined;
  private written: Promise<void> | undefined;

  constructor(stream: Writable) {
    this.stream = stream;
  }

  /** Ends the line. After the first line that could not be written, none is tried. */
  readonly write = (text: string): void => {
    if (this.problem) return;
    // Without a listener Node ends the process with a stack trace, in the middle of its work.
    if (!this.written) this.stream.on('error', (error) => this.note(error));
    this.written = new Promise((resolve) => {
      this.stream.write(`${text}\n`, (error) => {
        if (error) this.note(error);
        resolve();
      });
    });
  };

  /**
   * Waits for what is on its way.
   * @returns why not all of it was written. A reader that left (`| head -1`) has what it wanted, and
   *   is no reason: a command is asked for its work, not for its last line.
   */
  async end(): Promise<Error | undefined> {
    await this.written;
    return this.problem?.code === 'EPIPE' ? undefined : this.problem;
  }

  private note(error: Error): void {
    this.problem ??= error;
  }
}
