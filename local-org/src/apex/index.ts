export { NotImplementedError } from './library/index.ts';
export {
  callController,
  forgetProgram,
  programOf,
  type ControllerAnswer,
  type ControllerCall,
  type LightningError
} from './lightning/index.ts';
export { executeAnonymous, type AnonymousOutcome } from './execute-anonymous.ts';
export { loadProgram } from './load-program.ts';
export { watchWrites } from './watch-writes.ts';
export { runMutants, type MutantReport, type Verdict } from './mutate/index.ts';
export {
  OrgTriggers,
  Program,
  runTests,
  testMethods,
  Thrown,
  Transaction,
  type ClassCoverage,
  type CoveredLines,
  type TestOutcome,
  type TestRun
} from './run/index.ts';
export { ApexSyntaxError, parseTrigger, parseUnit } from './syntax/index.ts';
export { frameText } from './values/index.ts';
export { ApexCompileError } from './types/index.ts';
