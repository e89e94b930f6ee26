import type { ObjectSchema } from '../../metadata/index.ts';
import type {
  Accessor,
  Block,
  Place,
  TriggerDeclaration,
  TriggerEvent,
  TypeDeclaration
} from '../syntax/index.ts';
import type { ApexEnum } from '../values/index.ts';
import type { ApexType } from './type.ts';

/** A class, interface or enum of the org with its names resolved. */
export interface ClassInfo {
  /** `Outer.Inner`. */
  readonly name: string;
  readonly type: ApexType;
  readonly declaration: TypeDeclaration;
  readonly outer?: ClassInfo;
  /** The outermost class: coverage and errors are told by its file. */
  readonly unit: string;
  /** By lower-case name. */
  readonly inner: Map<string, ClassInfo>;
  /** Of the org or of the platform (`Exception`); absent for a plain class. */
  superType?: ApexType;
  superclass?: ClassInfo;
  readonly interfaces: ApexType[];
  /** By lower-case name. */
  readonly variables: Map<string, VariableInfo>;
  readonly methods: Map<string, MethodInfo[]>;
  readonly constructors: ConstructorInfo[];
  readonly enumValues: ApexEnum[];
  /** Of the code of a trigger: the object its records are of. */
  readonly trigger?: ObjectSchema;
}

export interface TriggerInfo {
  readonly name: string;
  readonly object: ObjectSchema;
  readonly events: ReadonlySet<TriggerEvent>;
  readonly declaration: TriggerDeclaration;
  /** Static and without parameters. */
  readonly method: MethodInfo;
}

/** A field or property. */
export interface VariableInfo {
  readonly name: string;
  readonly owner: ClassInfo;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  /** Lower-case modifiers. */
  readonly words: ReadonlySet<string>;
  /** Test classes may see it all the same. */
  readonly testVisible: boolean;
  readonly place: Place;
  /** Absent for a field. */
  readonly accessors?: { readonly get?: Accessor; readonly set?: Accessor };
}

export interface ParameterInfo {
  readonly name: string;
  readonly type: ApexType;
}

export interface ConstructorInfo {
  readonly owner: ClassInfo;
  readonly parameters: readonly ParameterInfo[];
  readonly body: Block;
  readonly place: Place;
}

export interface MethodInfo {
  readonly name: string;
  readonly owner: ClassInfo;
  readonly isStatic: boolean;
  readonly parameters: readonly ParameterInfo[];
  readonly returns: ApexType;
  readonly words: ReadonlySet<string>;
  readonly annotations: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly body?: Block;
  readonly place: Place;
  /** Same name and parameter types: what an override shares with what it overrides. */
  readonly signature: string;
}

/** From the class itself up to its topmost ancestor. */
export function lineageOf(info: ClassInfo): ClassInfo[] {
  return info.superclass ? [info, ...lineageOf(info.superclass)] : [info];
}

export function findVariable(info: ClassInfo, name: string): VariableInfo | undefined {
  const key = name.toLowerCase();
  return lineageOf(info)
    .map((one) => one.variables.get(key))
    .find((variable) => variable !== undefined);
}
