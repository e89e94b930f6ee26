import type { Schema } from '../../metadata/index.ts';
import type { Registry } from '../library/index.ts';
import type { TypeDeclaration } from '../syntax/index.ts';
import type { ApexCompileError } from '../types/index.ts';
import {
  lineageOf,
  linkClasses,
  TypeSystem,
  withInner,
  type ClassInfo,
  type MethodInfo,
  type TypeNames
} from '../types/index.ts';
import { CompiledClass } from './compiled-class.ts';
import { missingMethods } from './missing-methods.ts';

/** All classes of the org, compiled once and run in as many transactions as wanted. */
export class Program {
  readonly registry: Registry;
  readonly schema: Schema;
  readonly names: TypeNames;
  readonly types: TypeSystem;
  readonly classes: readonly ClassInfo[];
  /** Lines with statements by outermost class; complete once everything is compiled. */
  readonly lines = new Map<string, Set<number>>();
  private readonly compiled = new Map<ClassInfo, CompiledClass>();
  private readonly implementations = new Map<ClassInfo, Map<string, MethodInfo | undefined>>();

  private readonly declarations: readonly TypeDeclaration[];

  /** Throws ApexCompileError for names that do not resolve. */
  constructor(declarations: readonly TypeDeclaration[], registry: Registry, schema: Schema) {
    const { classes, names } = linkClasses(declarations, registry, schema);
    this.declarations = declarations;
    this.registry = registry;
    this.schema = schema;
    this.names = names;
    this.types = new TypeSystem(names, registry);
    this.classes = [...classes.values()].flatMap(withInner);
  }

  /** The same classes and one more. Throws ApexCompileError. */
  with(declaration: TypeDeclaration): Program {
    return new Program([...this.declarations, declaration], this.registry, this.schema);
  }

  compiledClass(info: ClassInfo): CompiledClass {
    const known = this.compiled.get(info);
    if (known) return known;
    const compiled = new CompiledClass(this, info);
    this.compiled.set(info, compiled);
    return compiled;
  }

  /** A line that holds a statement: what coverage counts. */
  noteLine(unit: string, line: number): void {
    const known = this.lines.get(unit) ?? new Set<number>();
    this.lines.set(unit, known);
    known.add(line);
  }

  /** Compiles everything now; returns what the platform's compiler would refuse. */
  problems(): ApexCompileError[] {
    return this.classes.flatMap((info) => [
      ...missingMethods(this, info),
      ...this.compiledClass(info).problems()
    ]);
  }

  /** The method an instance of a class runs for a signature. */
  implementation(info: ClassInfo, signature: string): MethodInfo | undefined {
    const known = this.implementations.get(info) ?? new Map<string, MethodInfo | undefined>();
    this.implementations.set(info, known);
    if (known.has(signature)) return known.get(signature);
    const name = signature.slice(0, signature.indexOf('('));
    const found = lineageOf(info)
      .flatMap((one) => one.methods.get(name) ?? [])
      .find((method) => method.signature === signature && method.body && !method.isStatic);
    known.set(signature, found);
    return found;
  }
}
