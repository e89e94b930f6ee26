import { Worker } from 'node:worker_threads';
import type { Validation, ValidationRequest } from './validation.ts';

export interface RunningValidation {
  /** Rejects when the thread breaks down or is stopped. */
  readonly result: Promise<Validation>;
  stop(): Promise<void>;
}

/** Validates on a thread of its own, one request after the other: the org goes on answering meanwhile. */
export class Validator {
  private worker: Worker | undefined;
  private queue: Promise<unknown> = Promise.resolve();

  start(request: ValidationRequest): RunningValidation {
    let state: 'waiting' | 'running' | 'over' = 'waiting';
    const result = this.queue.then(async () => {
      if (state === 'over') throw new Error('the validation was stopped before it began');
      state = 'running';
      try {
        return await this.ask(request);
      } finally {
        state = 'over';
      }
    });
    this.queue = result.catch(() => undefined);
    return {
      result,
      stop: async () => {
        const isRunning = state === 'running';
        state = 'over';
        if (isRunning) await this.close();
      }
    };
  }

  /** Ends the thread, and what runs on it; a later request begins a new one. */
  async close(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  /** The thread stays for the next request: loading the interpreter takes longer than most of its work. */
  private ask(request: ValidationRequest): Promise<Validation> {
    const thread = new URL('./validation-thread.ts', import.meta.url);
    this.worker ??= new Worker(thread, { execArgv: ['--no-warnings'] });
    const { worker } = this;
    return new Promise<Validation>((resolve, reject) => {
      const failed = (error: Error) => {
        if (this.worker === worker) this.worker = undefined;
        reject(error);
      };
      worker.ref();
      worker.removeAllListeners();
      worker.once('error', failed);
      worker.once('exit', (code) => failed(new Error(`the validation ended with code ${code}`)));
      worker.once('message', (validation: Validation) => {
        worker.unref();
        resolve(validation);
      });
      worker.postMessage(request);
    });
  }
}
