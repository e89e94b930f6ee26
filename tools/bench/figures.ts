/** What a figure has to be; a figure without a goal is only told. */
export interface Goal {
  readonly kind: 'below' | 'at most' | 'at least';
  readonly value: number;
}

/** One line of a benchmark's report. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: Goal;
}

export function isMet({ value, goal }: Figure): boolean {
  if (!goal) return true;
  if (goal.kind === 'at least') return value >= goal.value;
  return goal.kind === 'below' ? value < goal.value : value <= goal.value;
}

export function lineOf(figure: Figure): string {
  const { what, value, unit, goal } = figure;
  const number = (Number.isInteger(value) ? String(value) : value.toFixed(digits(value))).padStart(
    8
  );
  const wanted = goal ? `(goal: ${goal.kind} ${goal.value})` : '';
  return `${what.padEnd(58)} ${number} ${unit.padEnd(6)} ${wanted}${isMet(figure) ? '' : '  MISSED'}`;
}

function digits(value: number): number {
  return Math.abs(value) < 10 ? 2 : 1;
}

/** The middle one of the sorted values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that this share of the others stays below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? NaN;
}
