import type { Org } from '../../org.ts';
import { runEnqueuedJobs } from '../library/index.ts';
import { Thrown, Transaction, type Program } from '../run/index.ts';
import type { MethodInfo } from '../types/index.ts';
import { exceptionError, lightningError, type LightningError } from './lightning-error.ts';
import { ArgumentFault, readArguments, type NamedArguments } from './read-arguments.ts';
import { writeResult } from './write-result.ts';

export interface ControllerCall {
  readonly userId: string;
  readonly className: string;
  readonly method: string;
  readonly args?: NamedArguments;
}

export type ControllerAnswer =
  | { readonly ok: true; readonly cacheable: boolean; readonly returnValue: unknown }
  | LightningError;

/**
 * Calls a static `@AuraEnabled` method as a page of this user does. What an exception interrupts leaves
 * nothing in the org; DML in a cacheable method is refused (documented: AuraEnabled Annotation), and so is a
 * user without access to the class (documented: Secure Apex Classes).
 * Throws NotImplementedError for Apex that local-org does not run.
 */
export function callController(program: Program, org: Org, call: ControllerCall): ControllerAnswer {
  const method = actionOf(program, call);
  if (!method) {
    const name = `${call.className}.${call.method}`;
    const message = `Unable to find Apex action method referenced as '${name}'.`;
    return lightningError(400, { message });
  }
  const { unit } = method.owner;
  if (!org.sessionOf(call.userId).rights.canUseClass(unit)) {
    // The text is as users report it; the documentation names the rule only.
    const message = `You do not have access to the Apex class named '${unit}'.`;
    return lightningError(500, { message });
  }
  const cacheable = method.annotations.get('auraenabled')?.get('cacheable') === 'true';
  const transaction = new Transaction(program, org, { userId: call.userId, readOnly: cacheable });
  const began = performance.now();
  const answer = answerOf(transaction, method, call.args ?? {}, cacheable);
  org.apexCalls.note({
    ...{ className: call.className, method: call.method, userId: call.userId },
    ...{ ok: answer.ok, cacheable, milliseconds: performance.now() - began },
    soqlQueries: transaction.limits.used('Queries'),
    queryRows: transaction.limits.used('QueryRows'),
    dmlStatements: transaction.limits.used('DMLStatements'),
    dmlRows: transaction.limits.used('DMLRows')
  });
  return answer;
}

function answerOf(
  transaction: Transaction,
  method: MethodInfo,
  args: NamedArguments,
  cacheable: boolean
): ControllerAnswer {
  try {
    return transaction.org.store.transaction(() => ({
      ok: true as const,
      cacheable,
      returnValue: run(transaction, method, args)
    }));
  } catch (error) {
    if (error instanceof Thrown) return exceptionError(transaction, error.exception);
    if (error instanceof ArgumentFault) return lightningError(400, { message: error.message });
    throw error;
  }
}

function run(transaction: Transaction, method: MethodInfo, args: NamedArguments): unknown {
  const values = readArguments(transaction, method, args);
  const result = transaction.callMethod(method, null, values);
  const written = writeResult(transaction, result);
  runEnqueuedJobs(transaction.context);
  return written;
}

function actionOf(program: Program, call: ControllerCall): MethodInfo | undefined {
  const methods = program.names.findClass(call.className)?.methods.get(call.method.toLowerCase());
  return methods?.find(
    ({ annotations, isStatic, words }) =>
      annotations.has('auraenabled') && isStatic && (words.has('public') || words.has('global'))
  );
}
