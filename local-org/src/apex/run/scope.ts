import type { Place, TypeReference } from '../syntax/index.ts';
import {
  ApexCompileError,
  types,
  type ApexType,
  type ClassInfo,
  type VariableInfo
} from '../types/index.ts';
import type { Program } from './program.ts';

export interface LocalVariable {
  readonly name: string;
  readonly type: ApexType;
  readonly slot: number;
}

interface ScopeOptions {
  readonly isStatic: boolean;
  readonly returns?: ApexType;
  /** The property whose accessor is compiled: its own name means the value behind it. */
  readonly accessorOf?: VariableInfo;
  /** A constructor or initialiser: final variables get their value here. */
  readonly initializes?: boolean;
}

/** What names mean while one method is compiled; blocks open and close. */
export class Scope {
  readonly program: Program;
  readonly owner: ClassInfo;
  readonly isStatic: boolean;
  readonly returns: ApexType;
  readonly accessorOf: VariableInfo | undefined;
  readonly initializes: boolean;
  private readonly blocks = [new Map<string, LocalVariable>()];
  private slots = 0;

  constructor(program: Program, owner: ClassInfo, options: ScopeOptions) {
    this.program = program;
    this.owner = owner;
    this.isStatic = options.isStatic;
    this.returns = options.returns ?? types.void;
    this.accessorOf = options.accessorOf;
    this.initializes = options.initializes ?? false;
  }

  declare(name: string, type: ApexType, place: Place): LocalVariable {
    if (this.local(name)) throw this.error(place, `Duplicate variable: ${name}`);
    const variable = { name, type, slot: this.reserve() };
    this.blocks.at(-1)?.set(name.toLowerCase(), variable);
    return variable;
  }

  /** A place in the frame that no name leads to. */
  reserve(): number {
    this.slots += 1;
    return this.slots - 1;
  }

  local(name: string): LocalVariable | undefined {
    const key = name.toLowerCase();
    for (let index = this.blocks.length - 1; index >= 0; index -= 1) {
      const found = this.blocks[index]?.get(key);
      if (found) return found;
    }
    return undefined;
  }

  /** All local variables that can be seen here. */
  visible(): LocalVariable[] {
    return this.blocks.flatMap((block) => [...block.values()]);
  }

  within<T>(work: () => T): T {
    this.blocks.push(new Map());
    try {
      return work();
    } finally {
      this.blocks.pop();
    }
  }

  type(reference: TypeReference): ApexType {
    const type = this.program.names.resolve(reference, this.owner);
    if (type) return type;
    throw this.error(reference.place, `Invalid type: ${reference.name}`);
  }

  error(place: Place, problem: string): ApexCompileError {
    return new ApexCompileError(this.owner.unit, place, problem);
  }
}
