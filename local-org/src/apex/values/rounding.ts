export type RoundingMode =
  'CEILING' | 'DOWN' | 'FLOOR' | 'HALF_DOWN' | 'HALF_EVEN' | 'HALF_UP' | 'UNNECESSARY' | 'UP';

/** Values of System.RoundingMode in the order of their ordinals (documented: alphabetical). */
export const ROUNDING_MODES: readonly RoundingMode[] = [
  'CEILING',
  'DOWN',
  'FLOOR',
  'HALF_DOWN',
  'HALF_EVEN',
  'HALF_UP',
  'UNNECESSARY',
  'UP'
];

/** UNNECESSARY was asked for and digits would have been lost. */
export class RoundingNecessaryError extends Error {
  override readonly name = 'RoundingNecessaryError';

  constructor() {
    super('Rounding necessary');
  }
}

/** The integer nearest to `dividend / divisor` under a rounding mode; the divisor is not zero. */
export function divideRounded(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const quotient = dividend / divisor;
  const remainder = dividend % divisor;
  if (remainder === 0n) return quotient;
  const direction = dividend < 0n === divisor < 0n ? 1n : -1n;
  return movesAway(mode, quotient, remainder, divisor, direction) ? quotient + direction : quotient;
}

/** Whether a quotient that was cut towards zero takes one step away from it. */
function movesAway(
  mode: RoundingMode,
  quotient: bigint,
  remainder: bigint,
  divisor: bigint,
  direction: bigint
): boolean {
  const twice = magnitude(remainder) * 2n - magnitude(divisor);
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return direction > 0n;
    case 'FLOOR':
      return direction < 0n;
    case 'HALF_UP':
      return twice >= 0n;
    case 'HALF_DOWN':
      return twice > 0n;
    case 'HALF_EVEN':
      return twice > 0n || (twice === 0n && quotient % 2n !== 0n);
    case 'UNNECESSARY':
      throw new RoundingNecessaryError();
  }
}

export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
