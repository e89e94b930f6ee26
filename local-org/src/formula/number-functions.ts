import { eager, number, type EagerFunction } from './eager-function.ts';
import { ceiling, finite, floor, remainder, roundHalfUp } from './numbers.ts';
import type { Value } from './term.ts';

const ofOne = (compute: (value: number) => number): EagerFunction =>
  eager([number], 'number', ([value]) => finite(compute(Number(value))));

const ofMany = (compute: (...values: number[]) => number): EagerFunction =>
  eager([number], 'number', (values) => compute(...numbers(values)), { optional: 'many' });

/** Functions on numbers. */
export const numberFunctions: Readonly<Record<string, EagerFunction>> = {
  ABS: ofOne(Math.abs),
  CEILING: ofOne(ceiling),
  FLOOR: ofOne(floor),
  MCEILING: ofOne(Math.ceil),
  MFLOOR: ofOne(Math.floor),
  SQRT: ofOne(Math.sqrt),
  EXP: ofOne(Math.exp),
  LN: ofOne(Math.log),
  LOG: ofOne(Math.log10),
  MAX: ofMany(Math.max),
  MIN: ofMany(Math.min),
  MOD: eager([number, number], 'number', ([value, divisor]) =>
    remainder(Number(value), Number(divisor))
  ),
  ROUND: eager([number, number], 'number', ([value, places]) =>
    roundHalfUp(Number(value), Math.trunc(Number(places)))
  )
};

function numbers(values: readonly Value[]): number[] {
  return values.map(Number);
}
