export { ApiBudgetError } from './api-budget-error.ts';
export { ApiBudgets, isOutOfCalls } from './api-budgets.ts';
