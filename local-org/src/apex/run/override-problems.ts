import {
  ApexCompileError,
  lineageOf,
  typeText,
  type ClassInfo,
  type MethodInfo
} from '../types/index.ts';

/** Every object has them. */
const ofObject = new Set(['tostring()', 'equals(object)', 'hashcode()']);

/** Documented: Extending a Class; what is to be overridden says so, and so does what overrides. */
export function overrideProblems(info: ClassInfo): ApexCompileError[] {
  const methods = [...info.methods.values()].flat();
  return [
    ...superclassProblems(info),
    ...methods.filter(({ isStatic }) => !isStatic).flatMap((one) => methodProblem(info, one) ?? []),
    ...methods.flatMap((one) => bodyProblem(info, one) ?? [])
  ];
}

function superclassProblems({ superclass, unit, declaration }: ClassInfo): ApexCompileError[] {
  if (!superclass || isOpen(superclass.declaration.modifiers.words)) return [];
  const problem = `Non-virtual and non-abstract type cannot be extended: ${superclass.name}`;
  return [new ApexCompileError(unit, declaration.place, problem)];
}

function methodProblem(info: ClassInfo, method: MethodInfo): ApexCompileError | undefined {
  const complain = (problem: string) => new ApexCompileError(info.unit, method.place, problem);
  const above = lineageOf(info)
    .slice(1)
    .flatMap((one) => one.methods.get(method.name.toLowerCase()) ?? [])
    .find(({ signature, isStatic }) => signature === method.signature && !isStatic);
  const overrides = method.words.has('override');
  if (above && !isOpen(above.words) && !above.words.has('override')) {
    return complain(`Non-virtual, non-abstract methods cannot be overridden: ${shown(above)}`);
  }
  if (above && !overrides) {
    return complain(`Method must use the override keyword: ${shown(method)}`);
  }
  const mayComeFromElsewhere =
    ofObject.has(method.signature) || hasPlatformParent(info) || info.interfaces.length > 0;
  if (!above && overrides && !mayComeFromElsewhere) {
    return complain(`Method does not override an ancestor method: ${shown(method)}`);
  }
  return undefined;
}

function bodyProblem(info: ClassInfo, method: MethodInfo): ApexCompileError | undefined {
  if (info.declaration.kind !== 'class') return undefined;
  const complain = (problem: string) => new ApexCompileError(info.unit, method.place, problem);
  const isAbstract = method.words.has('abstract');
  if (isAbstract && !info.declaration.modifiers.words.has('abstract')) {
    return complain(`Abstract methods must be in an abstract class: ${shown(method)}`);
  }
  if (isAbstract && method.body) {
    return complain(`Abstract methods cannot have a body: ${shown(method)}`);
  }
  return isAbstract || method.body
    ? undefined
    : complain(`Method must have a body or be abstract: ${shown(method)}`);
}

function isOpen(words: ReadonlySet<string>): boolean {
  return words.has('virtual') || words.has('abstract');
}

function hasPlatformParent(info: ClassInfo): boolean {
  const top = lineageOf(info).at(-1);
  return top?.superType !== undefined;
}

/** `String Base.name(Integer)`. */
function shown({ returns, owner, name, parameters }: MethodInfo): string {
  const list = parameters.map(({ type }) => typeText(type)).join(', ');
  return `${typeText(returns)} ${owner.name}.${name}(${list})`;
}
