export {
  findVariable,
  lineageOf,
  type ClassInfo,
  type ConstructorInfo,
  type MethodInfo,
  type ParameterInfo,
  type TriggerInfo,
  type VariableInfo
} from './class-info.ts';
export { ApexCompileError } from './compile-error.ts';
export { linkClasses, withInner, type LinkedClasses } from './link-classes.ts';
export { linkTrigger } from './link-trigger.ts';
export { TypeNames } from './type-names.ts';
export { libraryType, TypeSystem } from './type-system.ts';
export { parseType, sameType, substitute, typeOf, types, typeText, type ApexType } from './type.ts';
