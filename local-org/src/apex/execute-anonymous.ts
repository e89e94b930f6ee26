import type { Org } from '../org.ts';
import { runEnqueuedJobs } from './library/index.ts';
import { Thrown, Transaction, type Program } from './run/index.ts';
import { ANONYMOUS, ApexSyntaxError, BODY, parseAnonymous } from './syntax/index.ts';
import { ApexCompileError, withInner, type MethodInfo } from './types/index.ts';
import { exceptionText, type StackFrame } from './values/index.ts';

/** What became of anonymous Apex (documented: ExecuteAnonymousResult). */
export interface AnonymousOutcome {
  readonly compiled: boolean;
  readonly success: boolean;
  /** Where it does not compile, or where it stood when an exception ended it; -1 where nothing is wrong. */
  readonly line: number;
  readonly column: number;
  readonly compileProblem?: string;
  readonly exceptionMessage?: string;
  readonly exceptionStackTrace?: string;
  /** `DEBUG|text`, in order. */
  readonly logs: readonly string[];
}

/**
 * Runs Apex that belongs to no class as a user, in one transaction: what an exception interrupts leaves nothing in
 * the org. Throws NotImplementedError for Apex that local-org does not run.
 */
export function executeAnonymous(
  program: Program,
  org: Org,
  { userId, code }: { readonly userId: string; readonly code: string }
): AnonymousOutcome {
  let compiled: { program: Program; body: MethodInfo };
  try {
    compiled = compile(program, code);
  } catch (error) {
    if (!(error instanceof ApexCompileError || error instanceof ApexSyntaxError)) throw error;
    const compileProblem = error.problem;
    return { compiled: false, success: false, ...error.place, compileProblem, logs: [] };
  }
  const transaction = new Transaction(compiled.program, org, { userId });
  try {
    org.store.transaction(() => {
      transaction.callMethod(compiled.body, null, []);
      runEnqueuedJobs(transaction.context);
    });
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    const { exception } = error;
    const inBlock = exception.trace.findLast(({ place }) => place.startsWith(ANONYMOUS));
    return {
      compiled: true,
      success: false,
      line: inBlock?.line ?? 1,
      column: inBlock?.column ?? 1,
      exceptionMessage: exceptionText(exception),
      exceptionStackTrace: exception.trace.map(traceLine).join('\n'),
      logs: transaction.logs
    };
  }
  return { compiled: true, success: true, line: -1, column: -1, logs: transaction.logs };
}

/** Throws ApexSyntaxError and ApexCompileError. */
function compile(program: Program, code: string): { program: Program; body: MethodInfo } {
  const extended = program.with(parseAnonymous(code));
  const info = extended.names.findClass(ANONYMOUS);
  const body = info?.methods.get(BODY)?.[0];
  if (!info || !body) throw new Error('anonymous Apex without a body');
  const [problem] = withInner(info).flatMap((one) => extended.compiledClass(one).problems());
  if (problem) throw problem;
  return { program: extended, body };
}

function traceLine({ place, line, column }: StackFrame): string {
  const name = place === `${ANONYMOUS}.${BODY}` ? ANONYMOUS : `Class.${place}`;
  return `${name}: line ${line}, column ${column}`;
}
