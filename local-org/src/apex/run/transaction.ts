import { addJob, type ApexContext, type TriggerContext } from '../library/index.ts';
import type { Org } from '../../org.ts';
import {
  lineageOf,
  typeOf,
  type ClassInfo,
  type ConstructorInfo,
  type MethodInfo,
  type VariableInfo
} from '../types/index.ts';
import {
  ApexException,
  ApexInstance,
  ApexSObject,
  ConversionFault,
  DivideByZeroError,
  typeOfValue,
  type StackFrame,
  type Value
} from '../values/index.ts';
import { callPlatform, isIdText, isWidened } from './call-platform.ts';
import type { Callable } from './compiled-class.ts';
import type { Coverage } from './coverage.ts';
import { Dml } from './dml.ts';
import { Frame } from './frame.ts';
import { instanceClassOf, type RuntimeClass } from './instance-class.ts';
import { Limits } from './limits.ts';
import { LibraryContext } from './library-context.ts';
import type { Program } from './program.ts';
import { Queries } from './queries.ts';
import type { LocalVariable } from './scope.ts';
import { Statics } from './statics.ts';
import { Stubs } from './stubs.ts';
import { Thrown } from './thrown.ts';
import type { ApexType } from '../types/index.ts';

/** Documented: Maximum stack depth of an Apex invocation. */
const MAX_DEPTH = 1000;

/** What counts as a millisecond of CPU time: a runaway loop ends, and ends at the same place each time. */
const STATEMENTS_PER_MILLISECOND = 200;

export interface TransactionOptions {
  readonly userId: string;
  readonly inTest?: boolean;
  readonly coverage?: Coverage;
  /** No DML at all, as in a cacheable method. */
  readonly readOnly?: boolean;
}

/** One run of Apex: its statics, its call stack, its user and what it has used up. */
export class Transaction {
  readonly program: Program;
  readonly org: Org;
  readonly inTest: boolean;
  readonly context: ApexContext;
  readonly queries: Queries;
  readonly dml: Dml;
  readonly stubs = new Stubs(this);
  readonly logs: string[] = [];
  limits: Limits;
  userId: string;
  /** Where code stood when something went wrong that is no Apex exception. */
  lastTrace: readonly StackFrame[] = [];
  /** What `Trigger` tells; the innermost trigger is the last. */
  readonly firing: TriggerContext[] = [];
  private statements = 0;
  private readonly coverage: Coverage | undefined;
  private readonly readOnly: boolean;
  private readonly statics: Statics;
  private readonly stack: Frame[] = [];
  private readonly runtimeClasses = new Map<ClassInfo, RuntimeClass>();
  private binds: { frame: Frame; variables: readonly LocalVariable[] } | undefined;

  constructor(program: Program, org: Org, options: TransactionOptions) {
    this.program = program;
    this.org = org;
    this.userId = options.userId;
    this.inTest = options.inTest ?? false;
    this.coverage = options.coverage;
    this.readOnly = options.readOnly ?? false;
    this.limits = this.freshLimits();
    this.statics = new Statics((info) => {
      this.invoke(program.compiledClass(info).initializers(true), null, []);
    });
    this.queries = new Queries(this);
    this.dml = new Dml(this);
    this.context = new LibraryContext(this);
  }

  freshLimits(): Limits {
    const lower = this.readOnly ? { DMLStatements: 0 } : {};
    return new Limits((message) => this.exception('LimitException', message), lower);
  }

  reach(unit: string, line: number): void {
    this.coverage?.hit(unit, line);
    this.statements += 1;
    if (this.statements % STATEMENTS_PER_MILLISECOND === 0) this.limits.count('CpuTime');
  }

  /** Runs code in a frame of its own. What goes wrong comes out as Thrown. */
  invoke(callable: Callable, self: Value, args: readonly Value[]): Value {
    const frame = new Frame(this, self, [...args], callable.place, callable.line);
    this.stack.push(frame);
    try {
      if (this.stack.length > MAX_DEPTH) {
        throw this.exception('LimitException', `Maximum stack depth reached: ${MAX_DEPTH + 1}`);
      }
      callable.run(frame);
      return frame.result;
    } catch (error) {
      throw this.thrown(error);
    } finally {
      this.stack.pop();
    }
  }

  /** A call from code: a `@future` method only begins when the transaction is through. */
  callFromCode(method: MethodInfo, self: Value, args: readonly Value[], isSuper: boolean): Value {
    if (!method.annotations.has('future')) return this.callMethod(method, self, args, isSuper);
    this.limits.count('FutureCalls');
    addJob(this.context, 'future', () => {
      this.callMethod(method, null, args);
    });
    return null;
  }

  /** Virtual unless `isSuper`; the class of a static method is initialised first. */
  callMethod(method: MethodInfo, self: Value, args: readonly Value[], isSuper = false): Value {
    if (method.isStatic) {
      this.statics.touch(method.owner);
      return this.invoke(this.program.compiledClass(method.owner).method(method), null, args);
    }
    const stubbed = isSuper ? undefined : this.stubs.answer(method, self, args);
    if (stubbed) return stubbed.value;
    const info = isSuper ? method.owner : this.classOf(self);
    const found = info && this.program.implementation(info, method.signature);
    if (found)
      return this.invoke(this.program.compiledClass(found.owner).method(found), self, args);
    return callPlatform(this, self, method.name, args);
  }

  /** A method by name, as the platform calls it on objects it was handed. */
  call(receiver: Value, name: string, args: readonly Value[]): Value {
    if (receiver === null) throw this.nullPointer();
    const info = this.classOf(receiver);
    const methods = info ? this.program.types.methodsOf(info, name) : [];
    const chosen = this.program.types.choose(
      methods,
      (method) => method.parameters.map(({ type }) => type),
      args.map(typeOfValue)
    );
    if (chosen) return this.callMethod(chosen, receiver, args);
    return callPlatform(this, receiver, name, args);
  }

  has(receiver: Value, name: string): boolean {
    const info = this.classOf(receiver);
    if (info) return this.program.types.methodsOf(info, name).length > 0;
    return this.program.registry.methods(typeOfValue(receiver).name, name).length > 0;
  }

  construct(
    info: ClassInfo,
    constructor: ConstructorInfo | undefined,
    args: readonly Value[]
  ): ApexInstance {
    this.statics.touch(info);
    const instance = this.emptyInstance(info);
    this.withTrace(instance);
    this.invoke(this.program.compiledClass(info).constructorOf(constructor), instance, args);
    return instance;
  }

  /** All variables null: what JSON fills. */
  emptyInstance(info: ClassInfo): ApexInstance {
    const of = this.runtimeClass(info);
    const isException = this.program.types.isException(info.type);
    const instance = isException ? new ApexException(of) : new ApexInstance(of);
    for (const one of lineageOf(info).reverse()) {
      for (const variable of one.variables.values()) {
        if (!variable.isStatic) instance.fields.set(variable.name, null);
      }
    }
    return instance;
  }

  getVariable(self: Value, variable: VariableInfo): Value {
    if (variable.isStatic) return this.statics.get(variable);
    if (!(self instanceof ApexInstance)) throw this.nullPointer();
    return self.fields.get(variable.name) ?? null;
  }

  setVariable(self: Value, variable: VariableInfo, value: Value): void {
    if (variable.isStatic) return this.statics.set(variable, value);
    if (!(self instanceof ApexInstance)) throw this.nullPointer();
    self.fields.set(variable.name, value);
  }

  readProperty(self: Value, variable: VariableInfo): Value {
    const accessor = this.program.compiledClass(variable.owner).accessor(variable, 'get');
    if (!accessor) return this.getVariable(self, variable);
    if (variable.isStatic) this.statics.touch(variable.owner);
    else if (self === null) throw this.nullPointer();
    return this.invoke(accessor, self, []);
  }

  writeProperty(self: Value, variable: VariableInfo, value: Value): void {
    const accessor = this.program.compiledClass(variable.owner).accessor(variable, 'set');
    if (!accessor) return this.setVariable(self, variable, value);
    if (variable.isStatic) this.statics.touch(variable.owner);
    this.invoke(accessor, self, [value]);
  }

  setRelation(record: Value, key: string, value: Value): void {
    if (!(record instanceof ApexSObject)) throw this.nullPointer();
    record.relations.set(key, value);
  }

  isInstance(value: Value, type: ApexType): boolean {
    if (value === null) return false;
    const actual = typeOfValue(value);
    if (isWidened(actual, type)) return isIdText(value, type);
    return this.program.types.distance(actual, type) !== undefined;
  }

  /** Runs work as another user, with a DML context of its own. */
  as<T>(userId: string, work: () => T): T {
    const before = this.userId;
    this.userId = userId;
    try {
      return this.dml.inOwnContext(work);
    } finally {
      this.userId = before;
    }
  }

  exception(typeName: string, message: string): Thrown {
    const exception = new ApexException({ type: typeOf(typeName) }, message);
    exception.trace = this.trace();
    return new Thrown(exception);
  }

  nullPointer(): Thrown {
    return this.exception('NullPointerException', 'Attempt to de-reference a null object');
  }

  /** An exception remembers where it was made. */
  withTrace(value: Value): Value {
    if (value instanceof ApexException) value.trace = this.trace();
    return value;
  }

  /** A fault of the platform as the Apex exception it is; anything else stays what it was. */
  thrown(error: unknown): unknown {
    if (error instanceof Thrown) return error;
    if (error instanceof ConversionFault) return this.exception(error.typeName, error.message);
    if (error instanceof DivideByZeroError) return this.exception('MathException', error.message);
    if ((error as Error | null)?.message === 'Maximum call stack size exceeded') {
      return this.exception('LimitException', `Maximum stack depth reached: ${MAX_DEPTH + 1}`);
    }
    const trace = this.trace();
    if (trace.length > this.lastTrace.length) this.lastTrace = trace;
    return error;
  }

  offerBinds(frame: Frame, variables: readonly LocalVariable[]): void {
    this.binds = { frame, variables };
  }

  /** A variable of the code that called dynamic SOQL; undefined when there is none of that name. */
  offeredBind(name: string): Value | undefined {
    const wanted = name.toLowerCase();
    const variable = this.binds?.variables.find((one) => one.name.toLowerCase() === wanted);
    return variable && (this.binds?.frame.locals[variable.slot] ?? null);
  }

  classOf(value: Value): ClassInfo | undefined {
    return value instanceof ApexInstance ? (value.of as Partial<RuntimeClass>).info : undefined;
  }

  private runtimeClass(info: ClassInfo): RuntimeClass {
    const known = this.runtimeClasses.get(info);
    if (known) return known;
    const made = instanceClassOf(this, info);
    this.runtimeClasses.set(info, made);
    return made;
  }

  private trace(): StackFrame[] {
    return this.stack.map(({ place, line, column }) => ({ place, line, column })).reverse();
  }
}
