import { AppError } from '../../kernel/index.ts';

/** The reason long work is given when a signal stops it. */
export class InterruptedError extends AppError {
  readonly kind = 'unavailable';
  readonly code = 'interrupted';

  constructor() {
    super('Stopped before the end.', 'Run the same command again: it goes on where it stopped.');
  }
}
