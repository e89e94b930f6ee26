import type { Expression } from '../syntax/index.ts';
import type { ApexType } from '../types/index.ts';
import { coerce } from './coerce.ts';
import { compileExpression } from './compile-expression.ts';
import type { Code } from './frame.ts';
import type { Scope } from './scope.ts';

export interface ChosenCall<T> {
  readonly candidate: T;
  /** Converted to the parameter types. */
  readonly args: readonly Code[];
}

/** Compiles the arguments and chooses the overload their static types fit; undefined when none does. */
export function compileArguments<T>(
  args: readonly Expression[],
  candidates: readonly T[],
  parametersOf: (candidate: T) => readonly ApexType[],
  scope: Scope
): ChosenCall<T> | undefined {
  const compiled = args.map((arg) => compileExpression(arg, scope));
  return chooseCall(compiled, args, candidates, parametersOf, scope);
}

function chooseCall<T>(
  compiled: readonly Code[],
  args: readonly Expression[],
  candidates: readonly T[],
  parametersOf: (candidate: T) => readonly ApexType[],
  scope: Scope
): ChosenCall<T> | undefined {
  const argTypes = compiled.map((code) => code.type);
  const system = scope.program.types;
  // A query in brackets may also stand for its only row.
  const asRow = compiled.map((code) =>
    code.isQuery ? (code.type.arguments[0] ?? code.type) : code.type
  );
  const candidate =
    system.choose(candidates, parametersOf, argTypes) ??
    system.choose(candidates, parametersOf, asRow);
  if (candidate === undefined) return undefined;
  const parameters = parametersOf(candidate);
  return {
    candidate,
    args: compiled.map((code, index) => {
      const parameter = parameters[index];
      const place = args[index]?.place;
      return parameter && place ? coerce(code, parameter, scope, place) : code;
    })
  };
}
