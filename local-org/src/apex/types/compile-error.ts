import type { Place } from '../syntax/index.ts';

/** Source that the platform's compiler would refuse. */
export class ApexCompileError extends Error {
  override readonly name = 'ApexCompileError';
  readonly unit: string;
  readonly place: Place;
  readonly problem: string;

  constructor(unit: string, place: Place, problem: string) {
    super(`${unit}:${place.line}:${place.column}: ${problem}`);
    this.unit = unit;
    this.place = place;
    this.problem = problem;
  }
}
