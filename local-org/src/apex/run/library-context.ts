import type { Rights } from '../../access/index.ts';
import type { Org } from '../../org.ts';
import {
  type AccessLevel,
  type ApexContext,
  type ConversionOutcome,
  type ConversionRequest,
  type DmlRequest,
  type DmlRowResult,
  type MergeOutcome,
  type MergeRequest,
  NotImplementedError,
  type TriggerContext
} from '../library/index.ts';
import { lineageOf, parseType, typeText, type ApexType } from '../types/index.ts';
import {
  type ApexEnum,
  type ApexException,
  type ApexInstance,
  ApexList,
  ApexSObject,
  ApexTypeValue,
  type Value
} from '../values/index.ts';
import type { Limits } from './limits.ts';
import { convertLead, mergeRecords } from './record-operations.ts';
import { Thrown } from './thrown.ts';
import type { Transaction } from './transaction.ts';

type Binds = ReadonlyMap<string, Value>;

/** A transaction as library calls see it. */
export class LibraryContext implements ApexContext {
  readonly memory = new Map<string, unknown>();
  private readonly transaction: Transaction;
  private readonly savepoints: string[] = [];
  private outsideTest: Limits | undefined;

  constructor(transaction: Transaction) {
    this.transaction = transaction;
  }

  get org(): Org {
    return this.transaction.org;
  }

  get userId(): string {
    return this.transaction.userId;
  }

  get rights(): Rights {
    return this.org.sessionOf(this.userId).rights;
  }

  get timeZone(): string {
    const zone = this.org.store
      .prepare('SELECT "TimeZoneSidKey" FROM "User" WHERE "Id" = ?')
      .pluck()
      .get(this.userId);
    return typeof zone === 'string' ? zone : 'UTC';
  }

  get inTest(): boolean {
    return this.transaction.inTest;
  }

  get limits(): Limits {
    return this.transaction.limits;
  }

  get trigger(): TriggerContext | undefined {
    return this.transaction.firing.at(-1);
  }

  now(): Date {
    return this.org.clock.now();
  }

  exception(typeName: string, message: string): Error {
    return this.transaction.exception(typeName, message);
  }

  exceptionOf(error: unknown): ApexException | undefined {
    return error instanceof Thrown ? error.exception : undefined;
  }

  call(receiver: Value, method: string, args: readonly Value[]): Value {
    return this.transaction.call(receiver, method, args);
  }

  newInstance(type: ApexType): Value {
    const { names, registry } = this.transaction.program;
    const info = names.classOf(type);
    if (info) {
      const constructor = info.constructors.find((one) => one.parameters.length === 0);
      return this.transaction.construct(info, constructor, []);
    }
    const object = names.findObject(type.name);
    if (object && this.transaction.program.types.isRecord(type)) return new ApexSObject(object);
    const made = registry.constructors(type.name).find((one) => one.parameters.length === 0);
    if (made) return made.invoke(this, type, []);
    throw new NotImplementedError(`Type.newInstance of ${typeText(type)}`);
  }

  emptyInstance(type: ApexType): ApexInstance | undefined {
    const info = this.transaction.program.names.classOf(type);
    return info?.declaration.kind === 'class' ? this.transaction.emptyInstance(info) : undefined;
  }

  createStub(type: ApexType, provider: Value): Value {
    const info = this.transaction.program.names.classOf(type);
    if (info && !info.outer) return this.transaction.stubs.make(info, provider);
    throw this.exception('TypeException', `Cannot create stub for type ${typeText(type)}`);
  }

  enumConstant(type: ApexType, name: string): ApexEnum | undefined {
    const constants = this.transaction.program.names.classOf(type)?.enumValues;
    return constants?.find((one) => one.name.toLowerCase() === name.toLowerCase());
  }

  findType(name: string): ApexTypeValue | undefined {
    const written = /^[\w.]+(<[\w.<>,\s]+>)?$/.test(name) ? parseType(name) : undefined;
    const type = written && this.transaction.program.names.named(written);
    return type && new ApexTypeValue(type);
  }

  fieldTypesOf(type: ApexType): ReadonlyMap<string, ApexType> | undefined {
    const info = this.transaction.program.names.classOf(type);
    if (info?.declaration.kind !== 'class') return undefined;
    const variables = lineageOf(info)
      .reverse()
      .flatMap((one) => [...one.variables.values()])
      .filter((variable) => !variable.isStatic);
    return new Map(variables.map((variable) => [variable.name, variable.type]));
  }

  isInstance(value: Value, type: ApexType): boolean {
    return this.transaction.isInstance(value, type);
  }

  query(soql: string, access: AccessLevel, binds?: Binds): ApexList {
    const rows = this.transaction.queries.run(soql, access, this.finder(binds));
    if (rows instanceof ApexList) return rows;
    throw this.exception('QueryException', 'COUNT() queries need Database.countQuery');
  }

  countQuery(soql: string, access: AccessLevel, binds?: Binds): number {
    return this.transaction.queries.count(soql, access, this.finder(binds));
  }

  cachedRows(objectName: string): ApexSObject[] {
    return this.transaction.queries.allRows(objectName);
  }

  dml(request: DmlRequest): DmlRowResult[] {
    return this.transaction.dml.run(request);
  }

  merge(request: MergeRequest): MergeOutcome {
    return mergeRecords(this.transaction, request);
  }

  convertLead(request: ConversionRequest): ConversionOutcome {
    return convertLead(this.transaction, request);
  }

  asynchronously<T>(work: () => T): T {
    const { limits } = this.transaction;
    this.transaction.limits = this.transaction.freshLimits();
    try {
      return this.transaction.dml.inOwnContext(work);
    } finally {
      this.transaction.limits = limits;
    }
  }

  savepoint(): string {
    this.limits.count('DMLStatements');
    const name = `apex_${this.savepoints.length + 1}`;
    this.org.store.db.exec(`SAVEPOINT ${name}`);
    this.savepoints.push(name);
    return name;
  }

  /** Savepoints set after it are void from now on. */
  rollback(savepoint: string): void {
    this.limits.count('DMLStatements');
    const index = this.savepoints.indexOf(savepoint);
    if (index < 0) throw this.exception('TypeException', 'Savepoint does not exist');
    this.org.store.db.exec(`ROLLBACK TO ${savepoint}`);
    this.org.store.noteAccessChange();
    this.savepoints.length = index + 1;
  }

  startTest(): void {
    this.outsideTest = this.limits;
    this.transaction.limits = this.transaction.freshLimits();
  }

  stopTest(): void {
    if (this.outsideTest) this.transaction.limits = this.outsideTest;
    this.outsideTest = undefined;
  }

  log(line: string): void {
    this.transaction.logs.push(line);
  }

  private finder(binds: Binds | undefined) {
    return (name: string) =>
      binds ? binds.get(name.toLowerCase()) : this.transaction.offeredBind(name);
  }
}
