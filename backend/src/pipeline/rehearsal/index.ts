export { checkPlan } from './check-plan.ts';
export { NoSuchPlanError, PlanOutdatedError } from './plan-errors.ts';
export { rehearse, type Rehearsal } from './rehearse.ts';
