import { writeFileSync } from 'node:fs';
import {
  frameText,
  loadProgram,
  runTests,
  type ClassCoverage,
  type TestOutcome,
  type TestRun
} from '../apex/index.ts';
import { openOrg } from '../org.ts';
import { junitXml } from './junit-xml.ts';
import { packageSource } from './package-source.ts';

/** The options of `local-org test-apex`, as its help describes them. */
export interface TestApexOptions {
  readonly filter?: string;
  readonly coverage?: true;
  readonly source: readonly string[];
  readonly json?: true;
  /** A file for the results as JUnit XML. */
  readonly junit?: string;
}

/** Prints the results; a failed test, or none at all, sets exit code 1. Throws when the Apex does not compile. */
export function runTestApex(options: TestApexOptions): void {
  const sourceDirs = [packageSource, ...options.source];
  const org = openOrg({ sourceDirs });
  try {
    const program = loadProgram(sourceDirs, org.schema);
    const problems = program.problems();
    if (problems.length > 0) throw new Error(problems.map((one) => one.message).join('\n'));
    const { filter } = options;
    const run = runTests(program, org, filter === undefined ? {} : { filter });
    if (options.junit !== undefined) writeFileSync(options.junit, junitXml(run));
    process.stdout.write(
      options.json ? `${JSON.stringify(run, null, 2)}\n` : readable(run, options)
    );
    const passed = run.outcomes.length > 0 && run.outcomes.every((outcome) => outcome.passed);
    if (!passed) process.exitCode = 1;
  } finally {
    org.close();
  }
}

function readable({ outcomes, coverage }: TestRun, options: TestApexOptions): string {
  const failed = outcomes.filter((outcome) => !outcome.passed).length;
  const lines = [
    ...outcomes.flatMap(outcomeLines),
    '',
    `${outcomes.length} tests, ${failed} failed`,
    ...(options.coverage ? ['', ...coverage.map(coverageLine), totalLine(coverage)] : [])
  ];
  return `${lines.join('\n')}\n`;
}

function outcomeLines(outcome: TestOutcome): string[] {
  const { className, methodName, passed, milliseconds, message, stackTrace = [] } = outcome;
  const time = `${Math.round(milliseconds)} ms`;
  return [
    `${passed ? 'pass' : 'FAIL'}  ${className}.${methodName} (${time})`,
    ...(message === undefined ? [] : [`      ${message}`]),
    ...stackTrace.map((frame) => `      ${frameText(frame)}`)
  ];
}

function coverageLine({ name, covered, uncovered }: ClassCoverage): string {
  const share = `${percent(covered.length, uncovered.length)} %`.padStart(6);
  const missing = uncovered.length > 0 ? `  not covered: ${uncovered.join(', ')}` : '';
  return `${share}  ${name}${missing}`;
}

function totalLine(coverage: readonly ClassCoverage[]): string {
  const sum = (lines: (one: ClassCoverage) => readonly number[]) =>
    coverage.reduce((total, one) => total + lines(one).length, 0);
  const [covered, uncovered] = [sum((one) => one.covered), sum((one) => one.uncovered)];
  return `${`${percent(covered, uncovered)} %`.padStart(6)}  all classes (lines that hold a statement)`;
}

function percent(covered: number, uncovered: number): number {
  return Math.floor((100 * covered) / Math.max(covered + uncovered, 1));
}
