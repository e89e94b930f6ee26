import { AppError } from '../../kernel/index.ts';

/** One backfill at a time: the other one is named. */
export class BackfillOpenError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'backfill_open';

  constructor(state: string, requestedAt: string) {
    super(
      `A backfill requested at ${requestedAt} is ${state}.`,
      'See it with: porchlight backfill status; go on with it with: porchlight backfill resume; or end it with: porchlight backfill cancel'
    );
  }
}

/** Pause, resume or cancel of a backfill that is not in a state for it. */
export class NoSuchBackfillError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'no_such_backfill';

  constructor(action: string, state: string | undefined) {
    const reason = state ? `the last one is ${state}` : 'there was none yet';
    super(`No backfill can be ${action}: ${reason}.`, 'Start one with: porchlight backfill');
  }
}

/** A range or community that means nothing. */
export class InvalidBackfillError extends AppError {
  readonly kind = 'invalid-input';
  readonly code = 'invalid_backfill';
}
