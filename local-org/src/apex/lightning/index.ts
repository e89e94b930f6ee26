export { callController, type ControllerAnswer, type ControllerCall } from './call-controller.ts';
export { forgetProgram, programOf } from './program-of.ts';
export type { LightningError, LightningErrorBody } from './lightning-error.ts';
