import type { Program } from './program.ts';

export interface ClassCoverage {
  readonly name: string;
  readonly covered: readonly number[];
  readonly uncovered: readonly number[];
}

/** Which lines ran. Test classes are not counted (documented: Code Coverage Best Practices). */
export class Coverage {
  private readonly hits = new Map<string, Set<number>>();
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
    const lines = this.hits.get(unit) ?? new Set<number>();
    this.hits.set(unit, lines);
    lines.add(line);
  }

  report(program: Program): ClassCoverage[] {
    const classes = program.classes.filter(
      (info) => !info.outer && !isTest(info.declaration.modifiers.annotations)
    );
    const triggers = program.triggers.map(({ method }) => method.owner);
    return [...classes, ...triggers]
      .map(({ name }) => {
        const lines = [...(program.lines.get(name) ?? [])].sort((one, other) => one - other);
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
