import type { Place } from './ast.ts';

/** Longest parser message that still helps: what the parser expected can be a very long list. */
const MESSAGE_LENGTH = 160;

/** A source file that is no Apex. */
export class ApexSyntaxError extends Error {
  override readonly name = 'ApexSyntaxError';
  readonly unit: string;
  readonly place: Place;
  readonly problem: string;

  constructor(unit: string, place: Place, message: string) {
    const problem = message.slice(0, MESSAGE_LENGTH);
    super(`${unit}:${place.line}:${place.column}: ${problem}`);
    this.problem = problem;
    this.unit = unit;
    this.place = place;
  }
}
