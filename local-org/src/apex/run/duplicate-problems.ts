import type { Place } from '../syntax/index.ts';
import { ApexCompileError, typeText, type ClassInfo, type ParameterInfo } from '../types/index.ts';

/** Members of a class that share a name, or a name and its parameter types. */
export function duplicateProblems(info: ClassInfo): ApexCompileError[] {
  const { declaration, methods, constructors, unit } = info;
  const repeated = [
    ...repeats(
      declaration.variables,
      ({ name }) => name,
      ({ name }) => `Field already exists: ${name}`
    ),
    ...repeats(
      declaration.types,
      ({ name }) => name,
      ({ name }) => `Type already exists: ${name}`
    ),
    ...repeats(
      [...methods.values()].flat(),
      ({ signature }) => signature,
      ({ name, parameters }) => `Method already defined: ${name}(${listOf(parameters)})`
    ),
    ...repeats(
      constructors,
      ({ parameters }) => listOf(parameters),
      ({ parameters }) => `Constructor already defined: ${info.name}(${listOf(parameters)})`
    )
  ];
  return repeated.map(({ place, problem }) => new ApexCompileError(unit, place, problem));
}

function repeats<T extends { readonly place: Place }>(
  members: readonly T[],
  keyOf: (member: T) => string,
  problemOf: (member: T) => string
): { place: Place; problem: string }[] {
  const groups = Map.groupBy(members, (member) => keyOf(member).toLowerCase());
  return [...groups.values()].flatMap((group) =>
    group.slice(1).map((member) => ({ place: member.place, problem: problemOf(member) }))
  );
}

function listOf(parameters: readonly ParameterInfo[]): string {
  return parameters.map(({ type }) => typeText(type)).join(', ');
}
