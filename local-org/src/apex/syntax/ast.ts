import type { Expression, Place, TypeReference } from './expression-ast.ts';

export type * from './expression-ast.ts';

/** Apex sources as typed data, free of parser classes. */

export interface Modifiers {
  /** Lower case: `static`, `virtual`, `with sharing`. */
  readonly words: ReadonlySet<string>;
  /** Lower-case annotation names with their lower-case parameters. */
  readonly annotations: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface TypeDeclaration {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly place: Place;
  readonly superclass?: TypeReference;
  readonly interfaces: readonly TypeReference[];
  readonly variables: readonly VariableMember[];
  readonly methods: readonly MethodMember[];
  readonly constructors: readonly ConstructorMember[];
  /** Variables with a value and initialisation blocks, in source order. */
  readonly initializers: readonly Initializer[];
  readonly types: readonly TypeDeclaration[];
  /** Of an enum. */
  readonly constants: readonly string[];
}

export type TriggerEvent = `${'before' | 'after'} ${'insert' | 'update' | 'delete' | 'undelete'}`;

export interface TriggerDeclaration {
  readonly name: string;
  readonly object: string;
  readonly events: readonly TriggerEvent[];
  readonly body: Block;
  readonly place: Place;
}

/** A field or a property. */
export interface VariableMember {
  readonly name: string;
  readonly type: TypeReference;
  readonly modifiers: Modifiers;
  readonly place: Place;
  /** Of a property: what stands behind `get` and `set`; a body is absent for `get;`. */
  readonly accessors?: {
    readonly get?: Accessor;
    readonly set?: Accessor;
  };
}

export interface Accessor {
  readonly modifiers: Modifiers;
  readonly body?: Block;
  readonly place: Place;
}

export interface Parameter {
  readonly name: string;
  readonly type: TypeReference;
}

export interface MethodMember {
  readonly name: string;
  readonly modifiers: Modifiers;
  /** Absent for void. */
  readonly returns?: TypeReference;
  readonly parameters: readonly Parameter[];
  /** Absent when abstract or in an interface. */
  readonly body?: Block;
  readonly place: Place;
}

export interface ConstructorMember {
  readonly modifiers: Modifiers;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
  readonly place: Place;
}

export type Initializer =
  | {
      readonly kind: 'variable';
      readonly isStatic: boolean;
      readonly name: string;
      readonly value: Expression;
      readonly place: Place;
    }
  | { readonly kind: 'block'; readonly isStatic: boolean; readonly body: Block };

export type DmlVerb = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';

export interface Block {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
  readonly place: Place;
}

export interface Declarator {
  readonly name: string;
  readonly value?: Expression;
  readonly place: Place;
}

export interface LocalVariables {
  readonly kind: 'local';
  readonly type: TypeReference;
  readonly declarators: readonly Declarator[];
  readonly place: Place;
}

export interface CatchClause {
  readonly type: TypeReference;
  readonly name: string;
  readonly body: Block;
}

export interface WhenClause {
  /** Empty for `when else`. */
  readonly values: readonly WhenValue[];
  /** `when Account a`. */
  readonly type?: TypeReference;
  readonly variable?: string;
  readonly isElse: boolean;
  readonly body: Block;
}

export type WhenValue =
  | { readonly kind: 'literal'; readonly value: Expression }
  | { readonly kind: 'constant'; readonly names: readonly string[]; readonly place: Place };

export type Statement = { readonly place: Place } & (
  | Block
  | LocalVariables
  | { readonly kind: 'expression'; readonly expression: Expression }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Statement;
      readonly otherwise?: Statement;
    }
  | {
      readonly kind: 'switch';
      readonly subject: Expression;
      readonly clauses: readonly WhenClause[];
    }
  | {
      readonly kind: 'for';
      readonly init: readonly Statement[];
      readonly condition?: Expression;
      readonly update: readonly Expression[];
      readonly body?: Statement;
    }
  | {
      readonly kind: 'for-each';
      readonly type: TypeReference;
      readonly name: string;
      readonly of: Expression;
      readonly body?: Statement;
    }
  | { readonly kind: 'while'; readonly condition: Expression; readonly body?: Statement }
  | { readonly kind: 'do'; readonly condition: Expression; readonly body: Block }
  | {
      readonly kind: 'try';
      readonly body: Block;
      readonly catches: readonly CatchClause[];
      readonly finallyBody?: Block;
    }
  | { readonly kind: 'return'; readonly value?: Expression }
  | { readonly kind: 'throw'; readonly value: Expression }
  | { readonly kind: 'break' | 'continue' }
  | {
      readonly kind: 'dml';
      readonly verb: DmlVerb;
      readonly records: Expression;
      /** `as user`, `as system`; system mode without it. */
      readonly access?: 'user' | 'system';
      /** Of upsert: `Account.ExternalId__c`. */
      readonly key?: string;
    }
  | {
      readonly kind: 'merge';
      readonly master: Expression;
      readonly losers: Expression;
      readonly access?: 'user' | 'system';
    }
  | { readonly kind: 'run-as'; readonly user: Expression; readonly body: Block }
);
