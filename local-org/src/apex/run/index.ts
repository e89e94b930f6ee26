export { OrgTriggers } from './org-triggers.ts';
export { Coverage, type ClassCoverage, type CoveredLines } from './coverage.ts';
export { Program } from './program.ts';
export { Thrown } from './thrown.ts';
export { Transaction, type TransactionOptions } from './transaction.ts';
export { runTests, testMethods, type TestOutcome, type TestRun } from './test-runner.ts';
