import type { Expression } from '../syntax/index.ts';
import { types, type ClassInfo } from '../types/index.ts';
import { ApexException, type Value } from '../values/index.ts';
import { compileArguments } from './compile-arguments.ts';
import type { Delegation } from './compile-constructor.ts';
import type { Frame } from './frame.ts';
import type { Scope } from './scope.ts';

/** `this(…)` or `super(…)`, also the super() nobody wrote. */
export function compileDelegate(call: Delegation, scope: Scope): (frame: Frame) => void {
  const { program, owner } = scope;
  const target = call.to === 'this' ? owner : owner.superclass;
  if (!target) return platformConstructor(call, scope);
  const args = call.args.length > 0 ? call.args : [];
  const chosen = compileArguments(
    args,
    target.constructors,
    (constructor) => constructor.parameters.map(({ type }) => type),
    scope
  );
  if (!chosen && (args.length > 0 || target.constructors.length > 0)) {
    if (inheritsConstructors(target)) return platformConstructor(call, scope);
    throw scope.error(call.place, `Constructor not defined: ${target.name}`);
  }
  const compiled = program.compiledClass(target);
  return (frame) => {
    const values = chosen?.args.map((arg) => arg.run(frame)) ?? [];
    frame.transaction.invoke(compiled.constructorOf(chosen?.candidate), frame.self, values);
  };
}

/** An exception class of the org has the constructors of Exception; other classes need none. */
function platformConstructor(call: Delegation, scope: Scope): (frame: Frame) => void {
  const values = exceptionArguments(call.args, scope);
  if (!values) throw scope.error(call.place, `Constructor not defined: ${scope.owner.name}`);
  return (frame) => {
    if (frame.self instanceof ApexException) initException(frame.self, values(frame));
  };
}

const exceptionConstructors = [
  [],
  [types.string],
  [types.exception],
  [types.string, types.exception]
] as const;

/** Message and cause as Exception's constructors take them; undefined when the arguments do not fit. */
export function exceptionArguments(
  args: readonly Expression[],
  scope: Scope
): ((frame: Frame) => Value[]) | undefined {
  const chosen = compileArguments(args, exceptionConstructors, (one) => one, scope);
  if (!chosen) return undefined;
  const [first] = chosen.candidate;
  const isCauseOnly = chosen.candidate.length === 1 && first === types.exception;
  return (frame) => {
    const values = chosen.args.map((arg) => arg.run(frame));
    return isCauseOnly ? [null, ...values] : values;
  };
}

export function initException(exception: ApexException, [message, cause]: readonly Value[]): void {
  if (typeof message === 'string') exception.message = message;
  if (cause instanceof ApexException) {
    exception.cause = cause;
    exception.message ??= cause.message;
  }
}

/** Exception classes without the asked-for constructor fall back to Exception's. */
export function inheritsConstructors(info: ClassInfo): boolean {
  if (info.superclass) return inheritsConstructors(info.superclass);
  return info.superType?.name === types.exception.name;
}
