import type { ClassInfo } from '../types/index.ts';
import type { Program } from './program.ts';

export interface ClassCoverage {
  readonly name: string;
  readonly covered: readonly number[];
  readonly uncovered: readonly number[];
}

/** Lines of one class that one test ran. */
export interface CoveredLines {
  readonly name: string;
  readonly lines: readonly number[];
}

/** Which lines ran. Test classes are not counted (documented: Code Coverage Best Practices). */
export class Coverage {
  private readonly hits = new Map<string, Set<number>>();
  /** Since the last call of `closeTest`. */
  private current = new Map<string, Set<number>>();
  private readonly maxStatements: number;
  private statements = 0;

  /** More statements than this end the code that runs: it goes round in circles. */
  constructor(maxStatements = Infinity) {
    this.maxStatements = maxStatements;
  }

  /** Throws when a test run has executed more than its share. */
  hit(unit: string, line: number): void {
    this.statements += 1;
    if (this.statements > this.maxStatements) {
      throw new Error(`more than ${this.maxStatements} statements`);
    }
    const lines = this.current.get(unit) ?? new Set<number>();
    this.current.set(unit, lines);
    lines.add(line);
  }

  /** What ran since the last call; from now on another test runs. */
  closeTest(program: Program): CoveredLines[] {
    const ran = this.current;
    this.current = new Map();
    for (const [unit, lines] of ran) {
      this.hits.set(unit, (this.hits.get(unit) ?? new Set<number>()).union(lines));
    }
    return countedClasses(program)
      .map(({ name }) => ({ name, lines: [...(ran.get(name) ?? [])].sort(ascending) }))
      .filter(({ lines }) => lines.length > 0);
  }

  report(program: Program): ClassCoverage[] {
    const triggers = program.triggers.map(({ method }) => method.owner);
    return [...countedClasses(program), ...triggers]
      .map(({ name }) => {
        const lines = [...(program.lines.get(name) ?? [])].sort(ascending);
        const hits = this.hits.get(name) ?? new Set();
        return {
          name,
          covered: lines.filter((line) => hits.has(line)),
          uncovered: lines.filter((line) => !hits.has(line))
        };
      })
      .filter(({ covered, uncovered }) => covered.length + uncovered.length > 0)
      .sort((one, other) => one.name.localeCompare(other.name));
  }
}

export function isTest(annotations: ReadonlyMap<string, unknown>): boolean {
  return annotations.has('istest');
}

function countedClasses(program: Program): ClassInfo[] {
  return program.classes.filter(
    (info) => !info.outer && !isTest(info.declaration.modifiers.annotations)
  );
}

function ascending(one: number, other: number): number {
  return one - other;
}
