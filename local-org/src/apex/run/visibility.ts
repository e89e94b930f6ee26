import type { Place } from '../syntax/index.ts';
import type { ClassInfo, MethodInfo, VariableInfo } from '../types/index.ts';
import type { Scope } from './scope.ts';

/** Documented: Access Modifiers; private is the default and ends at the outermost class. */
export function requireVisibleMethod(method: MethodInfo, scope: Scope, place: Place): void {
  if (method.owner.declaration.kind === 'interface') return;
  if (isOpen(method.words, method.owner, scope)) return;
  if (method.annotations.has('testvisible') && isTestCode(scope)) return;
  throw scope.error(place, `Method is not visible: ${method.owner.name}.${method.name}`);
}

export function requireVisible(
  variable: VariableInfo,
  scope: Scope,
  place: Place,
  use: 'get' | 'set'
): void {
  const accessor = variable.accessors?.[use];
  const words = accessor?.modifiers.words;
  const narrowed = words?.has('private') ? words : variable.words;
  if (isOpen(narrowed, variable.owner, scope)) return;
  if (variable.testVisible && isTestCode(scope)) return;
  throw scope.error(place, `Variable is not visible: ${variable.owner.name}.${variable.name}`);
}

/** Documented: final variables get their value once, where they are declared or in a constructor. */
export function requireWritable(variable: VariableInfo, scope: Scope, place: Place): void {
  const { isFinal, accessors, owner } = variable;
  const mayInitialize = owner === scope.owner && scope.initializes;
  if ((isFinal && !mayInitialize) || (accessors && !accessors.set)) {
    throw scope.error(place, `Field is not writeable: ${owner.name}.${variable.name}`);
  }
}

function isOpen(words: ReadonlySet<string>, owner: ClassInfo, scope: Scope): boolean {
  if (owner.unit === scope.owner.unit || words.has('public') || words.has('global')) return true;
  return words.has('protected') && descends(scope.owner, owner);
}

function descends(info: ClassInfo | undefined, from: ClassInfo): boolean {
  return info !== undefined && (info === from || descends(info.superclass, from));
}

function isTestCode({ owner }: Scope): boolean {
  let outermost = owner;
  while (outermost.outer) outermost = outermost.outer;
  return outermost.declaration.modifiers.annotations.has('istest');
}
