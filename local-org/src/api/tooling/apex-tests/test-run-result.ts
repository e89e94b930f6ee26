import type { TestOutcome, TestRun } from '../../../apex/index.ts';
import type { Org } from '../../../org.ts';
import { classIdOf } from '../class-ids.ts';

/** Documented (Deploying Apex): below it code cannot be deployed to production. */
const NEEDED_COVERAGE = 75;

/** Documented: RunTestsResult; of no run everything is empty. */
export function testRunResult(org: Org, run: TestRun | undefined) {
  const outcomes = run?.outcomes ?? [];
  const failures = outcomes.filter(({ passed }) => !passed);
  return {
    numTestsRun: outcomes.length,
    numFailures: failures.length,
    totalTime: Math.round(outcomes.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
    successes: outcomes.filter(({ passed }) => passed).map((one) => testOf(org, one)),
    failures: failures.map((one) => ({
      ...testOf(org, one),
      packageName: one.className,
      type: 'Class',
      message: one.message ?? '',
      stackTrace: stackTraceOf(one)
    })),
    codeCoverage: (run?.coverage ?? []).map(({ name, covered, uncovered }) => ({
      id: classIdOf(org, name),
      name,
      namespace: null,
      type: 'Class',
      numLocations: covered.length + uncovered.length,
      numLocationsNotCovered: uncovered.length,
      locationsNotCovered: uncovered.map((line) => ({
        line,
        column: 1,
        numExecutions: 0,
        time: -1
      }))
    })),
    codeCoverageWarnings: run ? coverageWarnings(org, run) : [],
    flowCoverage: [],
    flowCoverageWarnings: []
  };
}

/** `Class.CursorTest.pages: line 12, column 1`, one call a line. */
export function stackTraceOf({ stackTrace = [] }: TestOutcome): string {
  return stackTrace
    .map(({ place, line, column }) => `Class.${place}: line ${line}, column ${column}`)
    .join('\n');
}

function testOf(org: Org, { className, methodName, milliseconds }: TestOutcome) {
  return {
    id: classIdOf(org, className),
    name: className,
    namespace: null,
    methodName,
    seeAllData: false,
    time: Math.round(milliseconds)
  };
}

function coverageWarnings(org: Org, { coverage }: TestRun) {
  const covered = coverage.reduce((sum, one) => sum + one.covered.length, 0);
  const uncovered = coverage.reduce((sum, one) => sum + one.uncovered.length, 0);
  const untouched = coverage
    .filter((one) => one.covered.length === 0)
    .map(({ name }) => ({
      id: classIdOf(org, name),
      name,
      namespace: null,
      message: 'Test coverage of selected Apex Class is 0%, at least 1% test coverage is required.'
    }));
  const percent = Math.floor((100 * covered) / Math.max(covered + uncovered, 1));
  if (percent >= NEEDED_COVERAGE || covered + uncovered === 0) return untouched;
  const message = `Average test coverage across all Apex Classes and Triggers is ${percent}%, at least ${NEEDED_COVERAGE}% test coverage is required.`;
  return [{ id: '', name: null, namespace: null, message }, ...untouched];
}
