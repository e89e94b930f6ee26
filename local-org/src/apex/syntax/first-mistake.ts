import { ApexErrorListener } from '@apexdevtools/apex-parser';
import type { Place } from './ast.ts';

/** Keeps what the parser complains about first; the rest often only follows from it. */
export class FirstMistake extends ApexErrorListener {
  found: { place: Place; message: string } | undefined;

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.found ??= { place: { line, column: column + 1 }, message };
  }
}
