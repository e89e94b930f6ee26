export { ApexSyntaxError } from './apex-syntax-error.ts';
export type * from './ast.ts';
export { parseTrigger, parseUnit } from './parse-unit.ts';
