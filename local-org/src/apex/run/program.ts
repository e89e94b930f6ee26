import type { Schema } from '../../metadata/index.ts';
import type { Registry } from '../library/index.ts';
import type { TriggerDeclaration, TypeDeclaration } from '../syntax/index.ts';
import type { ApexCompileError } from '../types/index.ts';
import {
  lineageOf,
  linkClasses,
  linkTrigger,
  TypeSystem,
  withInner,
  type ClassInfo,
  type MethodInfo,
  type TriggerInfo,
  type TypeNames
} from '../types/index.ts';
import { CompiledClass } from './compiled-class.ts';
import { duplicateProblems } from './duplicate-problems.ts';
import { flowProblems } from './flow-problems.ts';
import { missingMethods } from './missing-methods.ts';
import { overrideProblems } from './override-problems.ts';

/** All classes of the org, compiled once and run in as many transactions as wanted. */
export class Program {
  readonly registry: Registry;
  readonly schema: Schema;
  readonly names: TypeNames;
  readonly types: TypeSystem;
  readonly classes: readonly ClassInfo[];
  /** By name: the order in which those of one object run here; Salesforce promises none. */
  readonly triggers: readonly TriggerInfo[];
  /** Lines with statements by outermost class; complete once everything is compiled. */
  readonly lines = new Map<string, Set<number>>();
  private readonly compiled = new Map<ClassInfo, CompiledClass>();
  private readonly implementations = new Map<ClassInfo, Map<string, MethodInfo | undefined>>();

  private readonly declarations: readonly TypeDeclaration[];

  /** Throws ApexCompileError for names that do not resolve. */
  constructor(
    declarations: readonly TypeDeclaration[],
    registry: Registry,
    schema: Schema,
    triggers: readonly TriggerDeclaration[] = []
  ) {
    const { classes, names } = linkClasses(declarations, registry, schema);
    this.declarations = declarations;
    this.registry = registry;
    this.schema = schema;
    this.names = names;
    this.types = new TypeSystem(names, registry);
    this.classes = [...classes.values()].flatMap(withInner);
    this.triggers = triggers
      .map((one) => linkTrigger(one, names))
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  triggersOn(object: string): TriggerInfo[] {
    return this.triggers.filter((trigger) => trigger.object.name === object);
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

  /** Compiles the code, all of it by default; returns what the platform's compiler would refuse. */
  problems(
    code = [...this.classes, ...this.triggers.map(({ method }) => method.owner)]
  ): ApexCompileError[] {
    return code.flatMap((info) => [
      ...duplicateProblems(info),
      ...overrideProblems(info),
      ...missingMethods(this, info),
      ...flowProblems(info),
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
