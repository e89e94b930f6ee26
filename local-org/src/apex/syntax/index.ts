export { ApexSyntaxError } from './apex-syntax-error.ts';
export type * from './ast.ts';
export { keptTrigger, keptUnit } from './kept-units.ts';
export { ANONYMOUS, BODY, parseAnonymous } from './parse-anonymous.ts';
export { parseTrigger, parseUnit } from './parse-unit.ts';
