export { bindFormula, valueType, type Formula, type FormulaOptions } from './bind.ts';
export { formulaOf, storedResult } from './formula-of.ts';
export { FormulaError } from './formula-error.ts';
export type { Facts, Input, Value, ValueType } from './term.ts';
