import { ApiLimitError } from '../../adapters/salesforce/index.ts';
import type { ApiPauseReason } from '../../domain/index.ts';
import { AppError } from '../../kernel/index.ts';

/** Why API calls have run short, and until when. */
export type OutOfCalls = ApiBudgetError | ApiLimitError;

/** Our share of an org's API calls is used up, or so much of it that this work has to wait. */
export class ApiBudgetError extends AppError {
  readonly kind = 'unavailable';
  readonly code = 'api_budget_reached';
  readonly resumesAt: string;

  constructor(reason: Exclude<ApiPauseReason, 'limit'>, resumesAt: string) {
    super(
      reason === 'budget'
        ? "Our share of the org's API calls of 24 hours is used up."
        : "Three quarters of our share of the org's API calls of 24 hours are used up: the rest is kept for incremental runs.",
      `Nothing is lost: the service goes on by itself, at the earliest at ${resumesAt}; the share is the setting apiSharePercent.`
    );
    this.resumesAt = resumesAt;
  }
}

/** @param until ISO-8601 UTC */
export function outOfCalls(reason: ApiPauseReason, until: string): OutOfCalls {
  return reason === 'limit' ? new ApiLimitError(until) : new ApiBudgetError(reason, until);
}
