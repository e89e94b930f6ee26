export { NotImplementedError } from './library/index.ts';
export {
  callController,
  forgetProgram,
  programOf,
  type ControllerAnswer,
  type ControllerCall,
  type LightningError
} from './lightning/index.ts';
export { loadProgram } from './load-program.ts';
export { runMutants, type MutantReport } from './mutate/index.ts';
export {
  Program,
  runTests,
  Thrown,
  Transaction,
  type ClassCoverage,
  type TestOutcome,
  type TestRun
} from './run/index.ts';
export { ApexSyntaxError, parseUnit } from './syntax/index.ts';
export { ApexCompileError } from './types/index.ts';
