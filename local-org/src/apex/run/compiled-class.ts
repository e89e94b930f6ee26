import type { Initializer } from '../syntax/index.ts';
import {
  ApexCompileError,
  types,
  type ClassInfo,
  type ConstructorInfo,
  type MethodInfo,
  type VariableInfo
} from '../types/index.ts';
import { compileConstructor } from './compile-constructor.ts';
import { coerce } from './coerce.ts';
import { compileExpression } from './compile-expression.ts';
import { compileBlock } from './compile-statement.ts';
import type { CompiledStatement } from './frame.ts';
import type { Program } from './program.ts';
import { Scope } from './scope.ts';

/** Code that can be called. */
export interface Callable {
  readonly place: string;
  readonly line: number;
  readonly run: CompiledStatement;
}

type Accessor = 'get' | 'set';

/** The code of one class; each member is compiled when it is first needed. */
export class CompiledClass {
  private readonly program: Program;
  private readonly info: ClassInfo;
  private readonly made = new Map<unknown, Callable>();
  private readonly accessors = new Map<string, Callable>();

  constructor(program: Program, info: ClassInfo) {
    this.program = program;
    this.info = info;
  }

  method(method: MethodInfo): Callable {
    return this.keep(method, () => {
      if (!method.body) throw new Error(`${method.owner.name}.${method.name} has no body`);
      const scope = this.scope(method.isStatic, method);
      for (const { name, type } of method.parameters) scope.declare(name, type, method.place);
      return {
        place: this.info.trigger ? this.info.name : `${this.info.name}.${method.name}`,
        line: method.place.line,
        run: compileBlock(method.body, scope)
      };
    });
  }

  constructorOf(constructor: ConstructorInfo | undefined): Callable {
    return this.keep(constructor ?? this.info.constructors, () => ({
      place: `${this.info.name}.<init>`,
      line: (constructor ?? this.info.declaration).place.line,
      run: compileConstructor(this.program, this.info, constructor)
    }));
  }

  /** The body behind `get` or `set`; undefined where the value itself is read or written. */
  accessor(variable: VariableInfo, kind: Accessor): Callable | undefined {
    const body = variable.accessors?.[kind]?.body;
    if (!body) return undefined;
    const key = `${kind} ${variable.name}`;
    const known = this.accessors.get(key);
    if (known) return known;
    const scope = new Scope(this.program, this.info, {
      isStatic: variable.isStatic,
      returns: kind === 'get' ? variable.type : types.void,
      accessorOf: variable
    });
    if (kind === 'set') scope.declare('value', variable.type, variable.place);
    const made = {
      place: `${this.info.name}.${variable.name}`,
      line: body.place.line,
      run: compileBlock(body, scope)
    };
    this.accessors.set(key, made);
    return made;
  }

  /** Values and blocks of static or instance variables, in source order. */
  initializers(isStatic: boolean): Callable {
    return this.keep(isStatic ? 'static' : 'instance', () => {
      const scope = this.scope(isStatic);
      const steps = this.info.declaration.initializers
        .filter((one) => one.isStatic === isStatic)
        .map((one) => this.initializer(one, scope));
      return {
        place: isStatic ? `${this.info.name}.<clinit>` : `${this.info.name}.<init>`,
        line: this.info.declaration.place.line,
        run: (frame) => {
          for (const step of steps) step(frame);
          return undefined;
        }
      };
    });
  }

  /** Compiles all members; returns what is wrong in them. */
  problems(): ApexCompileError[] {
    const members: (() => unknown)[] = [
      () => this.initializers(true),
      () => this.initializers(false),
      ...this.info.constructors.map((one) => () => this.constructorOf(one)),
      ...[...this.info.methods.values()]
        .flat()
        .filter((method) => method.body)
        .map((method) => () => this.method(method)),
      ...[...this.info.variables.values()].flatMap((variable) => [
        () => this.accessor(variable, 'get'),
        () => this.accessor(variable, 'set')
      ])
    ];
    return members.flatMap((compile) => {
      try {
        compile();
        return [];
      } catch (error) {
        if (error instanceof ApexCompileError) return [error];
        throw error;
      }
    });
  }

  private initializer(step: Initializer, scope: Scope): CompiledStatement {
    if (step.kind === 'block') return compileBlock(step.body, scope);
    const variable = this.info.variables.get(step.name.toLowerCase());
    if (!variable) throw scope.error(step.place, `Variable does not exist: ${step.name}`);
    const value = coerce(compileExpression(step.value, scope), variable.type, scope, step.place);
    const { line, column } = step.place;
    const { unit } = this.info;
    this.program.noteLine(unit, line);
    return (frame) => {
      frame.line = line;
      frame.column = column;
      frame.transaction.reach(unit, line);
      frame.transaction.setVariable(frame.self, variable, value.run(frame));
      return undefined;
    };
  }

  private scope(isStatic: boolean, method?: MethodInfo): Scope {
    return new Scope(this.program, this.info, {
      isStatic,
      ...(method ? { returns: method.returns } : { initializes: true })
    });
  }

  private keep(key: unknown, make: () => Callable): Callable {
    const known = this.made.get(key);
    if (known) return known;
    const made = make();
    this.made.set(key, made);
    return made;
  }
}
