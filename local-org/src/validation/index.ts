export { startValidation, type RunningValidation } from './start-validation.ts';
export type { Problem, TestSelection, Validation, ValidationRequest } from './validation.ts';
