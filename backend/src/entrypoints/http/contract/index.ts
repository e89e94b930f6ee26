export { errorAnswer, type ErrorAnswer } from './error.ts';
export { healthAnswer, type HealthAnswer } from './health.ts';
export { statusAnswer, type StatusAnswer } from './status.ts';
