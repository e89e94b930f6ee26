import { AppError } from '../../kernel/index.ts';

/** The plan is not what a run would do now. */
export class PlanOutdatedError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'plan_outdated';

  constructor(reasons: readonly string[]) {
    super(
      `The plan is out of date: ${reasons.join('; ')}.`,
      'Nothing was written. Make a new plan with: porchlight rehearse'
    );
  }
}

export class NoSuchPlanError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'no_such_plan';

  constructor(id: string) {
    super(`There is no plan ${id} for this org.`, 'Make one with: porchlight rehearse');
  }
}
