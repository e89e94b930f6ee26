const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number a text plainly is: digits, one point, an exponent, and nothing around them. */
export function plainNumber(text: string): number | undefined {
  return plain.test(text) ? Number(text) : undefined;
}
