import { AppError } from '../kernel/index.ts';

/** Proof of holding a lease: whoever advances a cursor shows it in the same transaction. */
export interface Fence {
  readonly name: string;
  readonly token: number;
}

/** Another process has taken over: this one must stop without writing anything more. */
export class LeaseLostError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'lease_lost';

  constructor(lease: string) {
    super(
      `Another process has taken over "${lease}"; this one stopped.`,
      'Nothing is lost: the other process goes on where this one stopped.'
    );
  }
}
