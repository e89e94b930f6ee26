import { FormulaError } from './formula-error.ts';
import { requireType, type Facts, type Term, type Value, type ValueType } from './term.ts';

/** A function that computes all its arguments first. */
export interface EagerFunction {
  /** What each argument may be. */
  readonly takes: readonly (readonly ValueType[])[];
  /** How many at the end may be left out; `many`: the last may be repeated. */
  readonly optional: number | 'many';
  readonly gives: ValueType | 'same';
  compute(args: readonly Value[], facts: Facts): Value;
}

type Traits = Partial<Pick<EagerFunction, 'optional'>>;

export const text: readonly ValueType[] = ['text'];
export const number: readonly ValueType[] = ['number'];
export const date: readonly ValueType[] = ['date'];

/** A function of texts and numbers: a missing text is empty, any other missing value leaves no result. */
export function eager(
  takes: readonly (readonly ValueType[])[],
  gives: EagerFunction['gives'],
  compute: EagerFunction['compute'],
  traits: Traits = {}
): EagerFunction {
  return { takes, gives, compute, optional: 0, ...traits };
}

/** Checks the arguments of a call and puts the function around them. Throws FormulaError. */
export function eagerTerm(
  name: string,
  made: EagerFunction,
  args: readonly Term[],
  at: number
): Term {
  const { takes, optional, gives } = made;
  const most = optional === 'many' ? Infinity : takes.length;
  const least = optional === 'many' ? takes.length : takes.length - optional;
  if (args.length < least || args.length > most) {
    throw new FormulaError(at, `incorrect number of parameters for function ${name}()`);
  }
  args.forEach((arg, index) => requireType(arg, kindsAt(takes, index), `function ${name}()`));
  const [first] = args;
  return {
    type: gives === 'same' ? (first?.type ?? 'nothing') : gives,
    at,
    evaluate: (facts) => {
      const values = args.map((arg) => valueOf(arg, facts));
      return values.includes(null) ? null : made.compute(values, facts);
    }
  };
}

function kindsAt(takes: EagerFunction['takes'], index: number): readonly ValueType[] {
  return takes[Math.min(index, takes.length - 1)] ?? [];
}

function valueOf(term: Term, facts: Facts): Value {
  const value = term.evaluate(facts);
  return value === null && term.type === 'text' ? '' : value;
}
