export * from './value.ts';
export { DivideByZeroError } from './apex-decimal.ts';
export { GMT } from './apex-datetime.ts';
export {
  arithmetic,
  bitwise,
  complement,
  negate,
  type ArithmeticOperator,
  type BitOperator
} from './arithmetic.ts';
export { addTo, getFrom, has, lookUp, putInto, removeFrom, removeKey } from './collections.ts';
export { ConversionFault } from './conversion-fault.ts';
export { castTo, convertTo, readId } from './convert.ts';
export { equalByMethod, equalByOperator, identical } from './equality.ts';
export { fieldType } from './field-type.ts';
export { exceptionText, fullExceptionName } from './exception-types.ts';
export { addIntegers, wrapInteger, wrapLong } from './integers.ts';
export { keyOf } from './key.ts';
export { compareByOperator, compareForSort } from './order.ts';
export { typeOfValue } from './runtime-type.ts';
export { frameText, stackTraceText } from './stack-trace.ts';
export { concatenatedText, textOf } from './text.ts';
export { fromWire, toWire } from './wire.ts';
