import { Worker } from 'node:worker_threads';
import type { Validation, ValidationRequest } from './validation.ts';

export interface RunningValidation {
  /** Rejects when the thread breaks down or is stopped. */
  readonly result: Promise<Validation>;
  stop(): Promise<void>;
}

/** Validates on a thread of its own: the org goes on answering meanwhile. */
export function startValidation(request: ValidationRequest): RunningValidation {
  const worker = new Worker(new URL('./validation-thread.ts', import.meta.url), {
    workerData: request,
    execArgv: ['--no-warnings']
  });
  const result = new Promise<Validation>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the validation ended with code ${code}`)));
  });
  return {
    result,
    stop: async () => {
      await worker.terminate();
    }
  };
}
