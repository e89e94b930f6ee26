import type { Org } from '../../org.ts';
import { Program, runTests, type TestOutcome } from '../run/index.ts';
import { ApexSyntaxError, parseUnit } from '../syntax/index.ts';
import { ApexCompileError, type ClassInfo } from '../types/index.ts';
import { findMutations } from './find-mutations.ts';
import { describeMutation, mutated } from './mutation.ts';

/** Far more than the tests of a package execute; a mutant beyond it runs in circles. */
const MAX_STATEMENTS = 2_000_000;

/** A mutant that does not compile is neither killed nor does it survive. */
export type Verdict = 'killed' | 'survived' | 'invalid';

export interface MutantReport {
  readonly className: string;
  readonly line: number;
  /** `< → <=   in: the line`. */
  readonly change: string;
  readonly verdict: Verdict;
  /** `Class.method` of the first test that failed. */
  readonly killedBy?: string;
}

type TestFilter = (className: string, methodName: string) => boolean;

/**
 * Changes the wanted classes of the program one place at a time and runs on each the tests that come by the
 * class; tests are left as they are. `onClass` hears of each class when its mutants have run.
 */
export function runMutants(
  program: Program,
  org: Org,
  sourceOf: (className: string) => string,
  isWanted: (className: string) => boolean = () => true,
  onClass: (className: string, reports: readonly MutantReport[]) => void = () => undefined
): MutantReport[] {
  const subjects = program.classes.filter(
    (info) =>
      !info.outer && !info.declaration.modifiers.annotations.has('istest') && isWanted(info.name)
  );
  if (subjects.length === 0) return [];
  const known = { schema: org.schema, classes: program.classes };
  const { outcomes } = runTests(program, org);
  return subjects.flatMap((info) => {
    const source = sourceOf(info.name);
    const only = testsOf(info, outcomes);
    const reports = findMutations(source, known).map((mutation) => ({
      className: info.name,
      line: mutation.line,
      change: describeMutation(source, mutation),
      ...verdict(org, only, compiled(program, org, info, mutated(source, mutation)))
    }));
    onClass(info.name, reports);
    return reports;
  });
}

/** The tests that run a line of the class; all, where no line of it counts. */
function testsOf({ name }: ClassInfo, outcomes: readonly TestOutcome[]): TestFilter {
  const tests = outcomes
    .filter(({ covered }) => covered.some((one) => one.name === name))
    .map(({ className, methodName }) => `${className}.${methodName}`);
  return (className, methodName) =>
    tests.length === 0 || tests.includes(`${className}.${methodName}`);
}

function verdict(
  org: Org,
  only: TestFilter,
  mutant: Program | undefined
): Pick<MutantReport, 'verdict' | 'killedBy'> {
  if (!mutant) return { verdict: 'invalid' };
  const options = { only, untilFailedClass: true, maxStatements: MAX_STATEMENTS };
  const failed = runTests(mutant, org, options).outcomes.find((outcome) => !outcome.passed);
  if (!failed) return { verdict: 'survived' };
  return { verdict: 'killed', killedBy: `${failed.className}.${failed.methodName}` };
}

/**
 * Undefined where the platform's compiler would refuse it. The other classes are neither parsed nor checked
 * again: no change touches what they see of this one.
 */
function compiled(
  program: Program,
  org: Org,
  changed: ClassInfo,
  source: string
): Program | undefined {
  try {
    const unit = parseUnit(`${changed.name}.cls`, source);
    const declarations = program.classes
      .filter((info) => !info.outer)
      .map((info) => (info === changed ? unit : info.declaration));
    const triggers = program.triggers.map(({ declaration }) => declaration);
    const mutant = new Program(declarations, program.registry, org.schema, triggers);
    const code = mutant.classes.filter(({ unit }) => unit === changed.unit);
    return mutant.problems(code).length === 0 ? mutant : undefined;
  } catch (error) {
    if (error instanceof ApexSyntaxError || error instanceof ApexCompileError) return undefined;
    throw error;
  }
}
