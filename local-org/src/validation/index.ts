export { Validator, type RunningValidation } from './validator.ts';
export type { Problem, TestSelection, Validation, ValidationRequest } from './validation.ts';
