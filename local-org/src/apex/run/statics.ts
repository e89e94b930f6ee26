import { lineageOf, type ClassInfo, type VariableInfo } from '../types/index.ts';
import type { Value } from '../values/index.ts';

/** Static variables of one transaction; a class is initialised when one is first touched. */
export class Statics {
  private readonly values = new Map<VariableInfo, Value>();
  private readonly touched = new Set<ClassInfo>();
  private readonly initialize: (info: ClassInfo) => void;

  constructor(initialize: (info: ClassInfo) => void) {
    this.initialize = initialize;
  }

  /** Ancestors first, each once; a class that is being initialised counts as touched. */
  touch(info: ClassInfo): void {
    if (this.touched.has(info)) return;
    for (const one of lineageOf(info).reverse()) {
      if (this.touched.has(one)) continue;
      this.touched.add(one);
      if (one.outer) this.touch(one.outer);
      this.initialize(one);
    }
  }

  get(variable: VariableInfo): Value {
    this.touch(variable.owner);
    return this.values.get(variable) ?? null;
  }

  set(variable: VariableInfo, value: Value): void {
    this.touch(variable.owner);
    this.values.set(variable, value);
  }
}
