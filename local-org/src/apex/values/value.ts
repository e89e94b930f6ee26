import type { FieldSchema, ObjectSchema } from '../../metadata/index.ts';
import type { ApexType } from '../types/type.ts';
import { ApexBlob } from './apex-blob.ts';
import { ApexDate } from './apex-date.ts';
import { ApexDatetime } from './apex-datetime.ts';
import { ApexDecimal } from './apex-decimal.ts';
import { ApexDouble } from './apex-double.ts';
import { ApexId } from './apex-id.ts';
import { ApexTime } from './apex-time.ts';

export { ApexBlob, ApexDate, ApexDatetime, ApexDecimal, ApexDouble, ApexId, ApexTime };

/**
 * An Apex value at run time. Integer is a JS number (32 bits, whole), Long a bigint, String a JS string,
 * Boolean a JS boolean; every other type has a class of its own, so that a value always tells its type.
 * Scalars are immutable.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | ApexDouble
  | ApexDecimal
  | ApexId
  | ApexDate
  | ApexDatetime
  | ApexTime
  | ApexBlob
  | ApexList
  | ApexSet
  | ApexMap
  | ApexSObject
  | ApexInstance
  | ApexEnum
  | ApexTypeValue
  | ApexSObjectType
  | ApexSObjectField
  | ApexNative;

export class ApexList {
  readonly elementType: ApexType;
  readonly items: Value[];
  constructor(elementType: ApexType, items: Value[] = []) {
    this.elementType = elementType;
    this.items = items;
  }
}

/** Keyed by `keyOf` (values/key.ts): two values with one key are one element. Keeps insertion order. */
export class ApexSet {
  readonly elementType: ApexType;
  readonly entries = new Map<unknown, Value>();
  constructor(elementType: ApexType) {
    this.elementType = elementType;
  }
}

/** Keyed like ApexSet. */
export class ApexMap {
  readonly keyType: ApexType;
  readonly valueType: ApexType;
  readonly entries = new Map<unknown, { readonly key: Value; value: Value }>();
  constructor(keyType: ApexType, valueType: ApexType) {
    this.keyType = keyType;
    this.valueType = valueType;
  }
}

export interface RecordError {
  readonly message: string;
  readonly fields: readonly string[];
}

/** A record in memory. Keys of both maps are lower-case names. */
export class ApexSObject {
  readonly object: ObjectSchema;
  /** Set or queried fields; a field that is absent was never set. */
  readonly fields = new Map<string, Value>();
  /** Parents by relationship name (ApexSObject or null) and children by child relationship name (ApexList). */
  readonly relations = new Map<string, Value>();
  /** Of a query: reading a field it did not select is an SObjectException. */
  readonly queried: boolean;
  /** What `addError` was told; a trigger's record with one is not written. */
  readonly errors: RecordError[] = [];
  /** Records of a trigger that may only be read. */
  isReadOnly = false;
  constructor(object: ObjectSchema, queried = false) {
    this.object = object;
    this.queried = queried;
  }
}

/** What an instance knows about its class; the interpreter makes one per class of the org. */
export interface InstanceClass {
  readonly type: ApexType;
  /** Declared names of transient variables, which JSON leaves out. */
  readonly transient?: ReadonlySet<string>;
  /** Of the class or its nearest ancestor that has the method; undefined where none overrides it. */
  readonly equals?: (self: ApexInstance, other: Value) => boolean;
  readonly hashCode?: (self: ApexInstance) => number;
  readonly toText?: (self: ApexInstance) => string;
}

/** An object of a class of the org. */
export class ApexInstance {
  readonly of: InstanceClass;
  /** Instance variables in declaration order, ancestors' first, under their declared names. */
  readonly fields = new Map<string, Value>();
  constructor(of: InstanceClass) {
    this.of = of;
  }
}

export interface StackFrame {
  /** `Class.MemberSelector.byIds` without the word Class. */
  readonly place: string;
  readonly line: number;
  readonly column: number;
}

/** One failed row of a DmlException. */
export interface DmlFailure {
  readonly index: number;
  readonly id: ApexId | null;
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** A built-in exception, or the built-in part of an exception class of the org. */
export class ApexException extends ApexInstance {
  /** Null after `new MyException()`. */
  message: string | null;
  cause: ApexException | null;
  /** Innermost first; filled by the interpreter when the exception is created. */
  trace: readonly StackFrame[] = [];
  dmlFailures: readonly DmlFailure[] = [];
  /** Field names by object that a query in user mode named and the user may not read. */
  inaccessible: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  constructor(
    of: InstanceClass,
    message: string | null = null,
    cause: ApexException | null = null
  ) {
    super(of);
    this.message = message;
    this.cause = cause;
  }
}

/** A value of an enum of the org or of the platform. */
export class ApexEnum {
  readonly type: ApexType;
  readonly name: string;
  readonly ordinal: number;
  constructor(type: ApexType, name: string, ordinal: number) {
    this.type = type;
    this.name = name;
    this.ordinal = ordinal;
  }
}

/** `System.Type`: what `Account.class` and `Type.forName` give. */
export class ApexTypeValue {
  readonly type: ApexType;
  constructor(type: ApexType) {
    this.type = type;
  }
}

/** `Account.SObjectType`. One object may be represented by several tokens: compare `object.name`. */
export class ApexSObjectType {
  readonly object: ObjectSchema;
  constructor(object: ObjectSchema) {
    this.object = object;
  }
}

/** `Account.Name`. */
export class ApexSObjectField {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  constructor(object: ObjectSchema, field: FieldSchema) {
    this.object = object;
    this.field = field;
  }
}

/** Any other platform object (Pattern, Http, describe results, SaveResult…): the library owns `state`. */
export class ApexNative {
  readonly type: ApexType;
  state: unknown;
  constructor(type: ApexType, state: unknown) {
    this.type = type;
    this.state = state;
  }
}
