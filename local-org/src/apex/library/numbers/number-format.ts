const FRACTION_DIGITS = 3;

/** A number as people in the United States write it: `12,345.679`, at most three decimal places. */
export function grouped(plain: string): string {
  return new Intl.NumberFormat('en-US', {
    maximumFractionDigits: FRACTION_DIGITS,
    roundingMode: 'halfEven'
  }).format(plain as Intl.StringNumericLiteral);
}
