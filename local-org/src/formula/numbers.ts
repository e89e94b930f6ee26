/** Half away from zero, at a decimal place that may lie left of the point (documented: ROUND). */
export function roundHalfUp(value: number, places: number): number {
  return shifted(value, places, (size) => Math.round(size));
}

/** Up to a whole number, away from zero if negative (documented: CEILING). */
export function ceiling(value: number): number {
  return plain(Math.sign(value) * Math.ceil(Math.abs(value)));
}

/** Down to a whole number, towards zero if negative (documented: FLOOR). */
export function floor(value: number): number {
  return plain(Math.trunc(value));
}

/** What is left after whole divisions; it has the sign of the number. */
export function remainder(value: number, divisor: number): number | null {
  return divisor === 0 ? null : plain(value % divisor);
}

/** No result where there is none in mathematics: division by zero, roots of negatives. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? plain(value) : null;
}

/** On decimal digits: 1.005 is stored as a little less. */
function shifted(value: number, places: number, round: (size: number) => number): number {
  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const whole = round(Number(`${mantissa}e${Number(exponent) + places}`));
  const [digits = '0', shift = '0'] = String(whole).split('e');
  return plain(Math.sign(value) * Number(`${digits}e${Number(shift) - places}`));
}

/** Turns -0 into 0. */
function plain(value: number): number {
  return value + 0;
}
