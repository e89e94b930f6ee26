import { ApexCompileError, lineageOf, type ClassInfo, type MethodInfo } from '../types/index.ts';
import type { Program } from './program.ts';

/** Methods of interfaces and abstract ancestors that a class leaves out. */
export function missingMethods(program: Program, info: ClassInfo): ApexCompileError[] {
  const { kind, modifiers, place } = info.declaration;
  if (kind !== 'class' || modifiers.words.has('abstract')) return [];
  return required(program, info)
    .filter(({ signature }) => !program.implementation(info, signature))
    .map(({ owner, name }) => {
      const problem = `Class ${info.name} must implement the method: ${owner.name}.${name}`;
      return new ApexCompileError(info.unit, place, problem);
    });
}

function required(program: Program, info: ClassInfo): MethodInfo[] {
  return lineageOf(info).flatMap((one) => [
    ...[...one.methods.values()].flat().filter(({ words }) => words.has('abstract')),
    ...one.interfaces.flatMap((type) => ofInterface(program, program.names.classOf(type)))
  ]);
}

function ofInterface(program: Program, info: ClassInfo | undefined): MethodInfo[] {
  if (!info) return [];
  const above = info.interfaces.flatMap((type) =>
    ofInterface(program, program.names.classOf(type))
  );
  return [...[...info.methods.values()].flat(), ...above];
}
