import type { Rights } from '../../access/index.ts';
import type { Org } from '../../org.ts';
import type { DuplicateOptions } from '../../records/index.ts';
import type { ApexType } from '../types/type.ts';
import type {
  ApexEnum,
  ApexException,
  ApexInstance,
  ApexList,
  ApexMap,
  ApexSObject,
  ApexTypeValue,
  Value
} from '../values/value.ts';

export type AccessLevel = 'user' | 'system';

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';

export interface DmlRequest {
  readonly operation: DmlOperation;
  readonly records: readonly ApexSObject[];
  readonly access: AccessLevel;
  /** False: a bad row is in the results instead of a DmlException. */
  readonly allOrNone: boolean;
  /** Of upsert: API name of the key field; Id without it. */
  readonly keyField?: string;
  /** What the options of the call say of duplicate rules. */
  readonly duplicates?: DuplicateOptions;
}

export interface DmlRowResult {
  readonly success: boolean;
  readonly created: boolean;
  readonly id: string | null;
  readonly errors: readonly {
    readonly statusCode: string;
    readonly message: string;
    readonly fields: readonly string[];
  }[];
}

export interface MergeRequest {
  readonly master: ApexSObject;
  readonly loserIds: readonly string[];
  readonly access: AccessLevel;
  readonly allOrNone: boolean;
}

export interface MergeOutcome {
  readonly success: boolean;
  readonly id: string | null;
  readonly mergedRecordIds: readonly string[];
  readonly updatedRelatedIds: readonly string[];
  readonly errors: DmlRowResult['errors'];
}

export interface ConversionRequest {
  readonly leadId: string;
  readonly convertedStatus?: string;
  readonly accountId?: string;
  readonly contactId?: string;
  readonly opportunityName?: string;
  readonly doNotCreateOpportunity?: boolean;
  readonly ownerId?: string;
  readonly access: AccessLevel;
  readonly allOrNone: boolean;
}

export interface ConversionOutcome {
  readonly success: boolean;
  readonly leadId: string;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityId: string | null;
  readonly errors: DmlRowResult['errors'];
}

/** Counted things of a transaction, named as the `Limits` methods name them. */
export type LimitName =
  | 'AggregateQueries'
  | 'AsyncCalls'
  | 'Callouts'
  | 'CpuTime'
  | 'DMLRows'
  | 'DMLStatements'
  | 'EmailInvocations'
  | 'FutureCalls'
  | 'HeapSize'
  | 'MobilePushApexCalls'
  | 'PublishImmediateDML'
  | 'Queries'
  | 'QueryLocatorRows'
  | 'QueryRows'
  | 'QueueableJobs'
  | 'SavepointRollbacks'
  | 'Savepoints'
  | 'SoslQueries';

/** What the variables of `Trigger` tell while a trigger runs. */
export interface TriggerContext {
  readonly moment: 'before' | 'after';
  readonly operation: 'insert' | 'update' | 'delete' | 'undelete';
  readonly newList: ApexList | null;
  readonly oldList: ApexList | null;
  readonly newMap: ApexMap | null;
  readonly oldMap: ApexMap | null;
}

/** What library calls may use of the running transaction; the interpreter provides it. */
export interface ApexContext {
  readonly org: Org;
  /** The running user: of the innermost `System.runAs`. */
  readonly userId: string;
  readonly rights: Rights;
  /** IANA name of the running user's time zone. */
  readonly timeZone: string;
  readonly inTest: boolean;
  /** Of the innermost trigger that runs; undefined outside of triggers. */
  readonly trigger: TriggerContext | undefined;
  now(): Date;
  /** Values the library keeps for the length of a transaction (mocks, enqueued jobs…). */
  readonly memory: Map<string, unknown>;
  readonly limits: {
    used(name: LimitName): number;
    maximum(name: LimitName): number;
    /** Throws LimitException when the maximum is passed. */
    count(name: LimitName, by?: number): void;
  };
  /** Makes something to `throw`: `throw context.exception('StringException', 'Invalid id: x')`. */
  exception(typeName: string, message: string): Error;
  /** The Apex exception in something that was thrown; undefined in a fault of this org. */
  exceptionOf(error: unknown): ApexException | undefined;
  /** Calls a method of an object that is typed by an interface: `compareTo`, `respond`, `execute`. */
  call(receiver: Value, method: string, args: readonly Value[]): Value;
  /** `Type.newInstance`. */
  newInstance(type: ApexType): Value;
  /** An instance of a class of the org with all variables null: no constructor or initialiser runs. */
  emptyInstance?(type: ApexType): ApexInstance | undefined;
  /** `Test.createStub`: an object whose methods the provider answers. */
  createStub(type: ApexType, provider: Value): Value;
  /** A constant of an enum of the org, in any case. */
  enumConstant?(type: ApexType, name: string): ApexEnum | undefined;
  /** `Type.forName`; names in any case. */
  findType(name: string): ApexTypeValue | undefined;
  /** Instance variables of a class of the org by declared name, for JSON; undefined for other types. */
  fieldTypesOf?(type: ApexType): ReadonlyMap<string, ApexType> | undefined;
  /** Whether a value fits a type, as `instanceof` asks. */
  isInstance(value: Value, type: ApexType): boolean;
  /** Dynamic SOQL. `binds` by lower-case name; for `Database.query` the caller's variables. */
  query(soql: string, access: AccessLevel, binds?: ReadonlyMap<string, Value>): ApexList;
  countQuery(soql: string, access: AccessLevel, binds?: ReadonlyMap<string, Value>): number;
  /** Every row of a custom setting or metadata type with all fields; not counted as a query. */
  cachedRows(objectName: string): ApexSObject[];
  dml(request: DmlRequest): DmlRowResult[];
  merge(request: MergeRequest): MergeOutcome;
  convertLead(request: ConversionRequest): ConversionOutcome;
  /** Runs work as an asynchronous execution: with limits and a DML context of its own. */
  asynchronously<T>(work: () => T): T;
  /** A point to roll the rows back to. */
  savepoint(): string;
  rollback(savepoint: string): void;
  /** `Test.startTest`: fresh limits; `Test.stopTest`: runs what was enqueued. */
  startTest(): void;
  stopTest(): void;
  /** `System.debug` and the like; kept with the test's result. */
  log(line: string): void;
}
