import type { Org } from '../../org.ts';
import { runEnqueuedJobs } from '../library/index.ts';
import type { ClassInfo, MethodInfo } from '../types/index.ts';
import { exceptionText, type StackFrame } from '../values/index.ts';
import { Coverage, isTest, type ClassCoverage, type CoveredLines } from './coverage.ts';
import type { Program } from './program.ts';
import { Thrown } from './thrown.ts';
import { Transaction } from './transaction.ts';

export interface TestOutcome {
  readonly className: string;
  readonly methodName: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  /** `System.AssertException: Assertion Failed: …` */
  readonly message?: string;
  readonly stackTrace?: readonly StackFrame[];
  readonly logs: readonly string[];
  /** Of the classes that are no tests, what this test ran. */
  readonly covered: readonly CoveredLines[];
}

export interface TestRun {
  readonly outcomes: readonly TestOutcome[];
  readonly coverage: readonly ClassCoverage[];
}

export interface TestRunOptions {
  /** Part of `Class.method`, in any case. */
  readonly filter?: string;
  /** Whether to run the method; all without it. */
  readonly only?: (className: string, methodName: string) => boolean;
  /** No class runs behind the first with a failed test. */
  readonly untilFailedClass?: boolean;
  /** Of all tests together; unlimited without it. */
  readonly maxStatements?: number;
}

/**
 * Runs the program's test methods as the org's administrator. Each has a transaction of its own on top of
 * what `@TestSetup` left; nothing of it stays in the org.
 */
export function runTests(program: Program, org: Org, options: TestRunOptions = {}): TestRun {
  const coverage = new Coverage(options.maxStatements);
  const wanted = options.filter?.toLowerCase() ?? '';
  const outcomes: TestOutcome[] = [];
  for (const info of program.classes) {
    if (!isTest(info.declaration.modifiers.annotations)) continue;
    const methods = methodsOf(info).filter(
      (method) =>
        isTestMethod(method) &&
        fullName(method).toLowerCase().includes(wanted) &&
        (options.only?.(info.name, method.name) ?? true)
    );
    if (methods.length === 0) continue;
    outcomes.push(...runClass(program, org, info, methods, coverage));
    if (options.untilFailedClass && outcomes.some((outcome) => !outcome.passed)) break;
  }
  return { outcomes, coverage: coverage.report(program) };
}

/** The test methods of each class that has some. */
export function testMethods(program: Program): { className: string; methods: string[] }[] {
  return program.classes
    .filter((info) => isTest(info.declaration.modifiers.annotations))
    .map((info) => ({
      className: info.name,
      methods: methodsOf(info)
        .filter(isTestMethod)
        .map(({ name }) => name)
    }))
    .filter(({ methods }) => methods.length > 0);
}

function runClass(
  program: Program,
  org: Org,
  info: ClassInfo,
  methods: readonly MethodInfo[],
  coverage: Coverage
): TestOutcome[] {
  const setups = methodsOf(info).filter((method) => method.annotations.has('testsetup'));
  return undone(org, () => {
    for (const setup of setups) {
      const failed = runMethod(program, org, setup, coverage);
      if (!failed.passed) return methods.map((method) => ({ ...failed, methodName: method.name }));
    }
    return methods.map((method) => undone(org, () => runMethod(program, org, method, coverage)));
  });
}

function runMethod(
  program: Program,
  org: Org,
  method: MethodInfo,
  coverage: Coverage
): TestOutcome {
  const options = { userId: org.admin.id, inTest: true, coverage };
  const transaction = new Transaction(program, org, options);
  const started = performance.now();
  const failure = failureOf(transaction, method);
  return {
    className: method.owner.name,
    methodName: method.name,
    passed: !failure,
    milliseconds: performance.now() - started,
    ...failure,
    logs: transaction.logs,
    covered: coverage.closeTest(program)
  };
}

function failureOf(
  transaction: Transaction,
  method: MethodInfo
): { message: string; stackTrace: readonly StackFrame[] } | undefined {
  try {
    transaction.callMethod(method, null, []);
    runEnqueuedJobs(transaction.context);
    return undefined;
  } catch (error) {
    if (!(error instanceof Thrown)) {
      return { message: (error as Error).message, stackTrace: transaction.lastTrace };
    }
    const { exception } = error;
    const message = exceptionText(exception);
    return { message, stackTrace: exception.trace };
  }
}

/** Does work and takes back what it wrote. */
function undone<T>(org: Org, work: () => T): T {
  let result: { value: T } | undefined;
  const rollback = new Error('the rows go back to what they were');
  try {
    org.store.transaction(() => {
      result = { value: work() };
      throw rollback;
    });
  } catch (error) {
    if (error !== rollback || !result) throw error;
  }
  return (result as { value: T }).value;
}

function methodsOf(info: ClassInfo): MethodInfo[] {
  return [...info.methods.values()].flat();
}

function isTestMethod({ annotations, words }: MethodInfo): boolean {
  return annotations.has('istest') || words.has('testmethod');
}

function fullName({ owner, name }: MethodInfo): string {
  return `${owner.name}.${name}`;
}
