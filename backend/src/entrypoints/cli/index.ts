export type { CliContext, ExitCode } from './context.ts';
export { InterruptedError } from './interrupted-error.ts';
export { LineOutput } from './line-output.ts';
export { createProgram } from './program.ts';
export { reportFailure } from './report-failure.ts';
export type { ReadyService, Services, SyncResult } from './services.ts';
