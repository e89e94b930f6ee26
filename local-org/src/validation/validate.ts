import {
  ApexCompileError,
  ApexSyntaxError,
  loadProgram,
  runTests,
  type Program
} from '../apex/index.ts';
import { runChecks, type Finding } from '../check/index.ts';
import { SourceFiles } from '../metadata/index.ts';
import { openOrg, type Org } from '../org.ts';
import type { Problem, TestSelection, Validation, ValidationRequest } from './validation.ts';

/** Rules of this project: Salesforce would take the component. */
const HOUSE_RULES = new Set([
  'apex/sharing',
  'apex/user-mode',
  'apex/in-loop',
  'apex/controller-query',
  'metadata/api-version',
  'references/unused-label'
]);

/** Without these nothing can be compiled: names would be missed that are only unreadable. */
const UNREADABLE = /^(metadata\/(xml|schema|element)|apex\/syntax)$/;

/** Checks, compiles and tests a source tree in an org of its own, of which nothing remains. */
export function validate(request: ValidationRequest): Validation {
  const { sourceDirs, customFields, now } = request;
  const findings = request.gates ? runChecks(sourceDirs).findings : [];
  if (findings.some(({ rule }) => UNREADABLE.test(rule))) {
    return { problems: findings.map(problemOf) };
  }
  const org = openOrg({ sourceDirs, clock: new Date(now) });
  try {
    org.customFields.adopt(customFields);
    const compiled = compile(org);
    const problems = merged(compiled.problems, findings.map(problemOf));
    const failed = problems.some(({ severity }) => severity === 'Error');
    if (!compiled.program || failed || request.tests === 'none') return { problems };
    return { problems, run: runSelected(compiled.program, org, request.tests) };
  } finally {
    org.close();
  }
}

function problemOf({ rule, file, line, message, remedy }: Finding): Problem {
  const severity = HOUSE_RULES.has(rule) ? 'Warning' : 'Error';
  return { file, line, message: `${message} ${remedy}`, severity };
}

function compile(org: Org): { program?: Program; problems: Problem[] } {
  try {
    const program = loadProgram(org.sourceDirs, org.schema);
    return { program, problems: program.problems().map((one) => apexProblem(org, one)) };
  } catch (error) {
    if (error instanceof ApexCompileError || error instanceof ApexSyntaxError) {
      return { problems: [apexProblem(org, error)] };
    }
    throw error;
  }
}

function apexProblem(org: Org, error: ApexCompileError | ApexSyntaxError): Problem {
  const name = error.unit.replace(/\.cls$/, '').toLowerCase();
  const files = new SourceFiles(org.sourceDirs).ofKind('cls');
  const file = files.findLast((one) => one.name.toLowerCase() === name)?.file ?? error.unit;
  return {
    file: file.replace(/-meta\.xml$/, ''),
    ...error.place,
    message: error.problem,
    severity: 'Error'
  };
}

/** The compiler knows the column; what a check says of the same line is the same mistake. */
function merged(compiled: readonly Problem[], checked: readonly Problem[]): Problem[] {
  const places = new Set(compiled.map(placeOf));
  return [...compiled, ...checked.filter((one) => !places.has(placeOf(one)))];
}

function placeOf({ file, line }: Problem): string {
  return `${file}:${line}`;
}

function runSelected(program: Program, org: Org, tests: Exclude<TestSelection, 'none'>) {
  if (tests === 'all') return runTests(program, org);
  const wanted = new Map(
    tests.map(({ className, methods }) => [
      className.toLowerCase(),
      methods && new Set(methods.map((name) => name.toLowerCase()))
    ])
  );
  return runTests(program, org, {
    only: (className, methodName) => {
      const methods = wanted.get(className.toLowerCase());
      return (
        wanted.has(className.toLowerCase()) && (methods?.has(methodName.toLowerCase()) ?? true)
      );
    }
  });
}
