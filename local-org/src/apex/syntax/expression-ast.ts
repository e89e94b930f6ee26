/** Expressions as typed data; names stand as written. */

export interface Place {
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** `Map<Id, List<Account>>`; an array is a List. */
export interface TypeReference {
  readonly name: string;
  readonly arguments: readonly TypeReference[];
  readonly place: Place;
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '>>>'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | '==='
  | '!==';

export type Expression = { readonly place: Place } & (
  | { readonly kind: 'literal'; readonly type: LiteralType; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'this' }
  | { readonly kind: 'super' }
  | { readonly kind: 'type-literal'; readonly type: TypeReference }
  | {
      readonly kind: 'member';
      readonly target: Expression;
      readonly name: string;
      /** `?.` */
      readonly safe: boolean;
    }
  | {
      readonly kind: 'call';
      readonly target?: Expression;
      readonly name: string;
      readonly args: readonly Expression[];
      readonly safe: boolean;
    }
  /** `this(…)` and `super(…)` in a constructor. */
  | {
      readonly kind: 'delegate';
      readonly to: 'this' | 'super';
      readonly args: readonly Expression[];
    }
  | { readonly kind: 'index'; readonly target: Expression; readonly index: Expression }
  | {
      readonly kind: 'new';
      readonly type: TypeReference;
      readonly args: readonly Expression[];
    }
  /** `new List<Id>{ a, b }`, `new Set<Id>{ a }`, `new Id[]{ a }`. */
  | {
      readonly kind: 'new-elements';
      readonly type: TypeReference;
      readonly items: readonly Expression[];
    }
  | { readonly kind: 'new-array'; readonly type: TypeReference; readonly size: Expression }
  | {
      readonly kind: 'new-map';
      readonly type: TypeReference;
      readonly entries: readonly (readonly [Expression, Expression])[];
    }
  | { readonly kind: 'cast'; readonly type: TypeReference; readonly value: Expression }
  | { readonly kind: 'instanceof'; readonly value: Expression; readonly type: TypeReference }
  | {
      readonly kind: 'unary';
      readonly operator: '+' | '-' | '!' | '~';
      readonly value: Expression;
    }
  | {
      readonly kind: 'step';
      readonly operator: '++' | '--';
      readonly prefix: boolean;
      readonly target: Expression;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'logical';
      readonly operator: '&&' | '||' | '??';
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | {
      readonly kind: 'assign';
      /** `=` without one, else the operator in front of it. */
      readonly operator?: BinaryOperator;
      readonly target: Expression;
      readonly value: Expression;
    }
  /** `[FIND …]`, with the brackets. */
  | { readonly kind: 'sosl'; readonly text: string }
  | QueryExpression
);

export interface QueryExpression {
  readonly kind: 'soql';
  /** Without the brackets. */
  readonly text: string;
  readonly binds: readonly Bind[];
  readonly place: Place;
}

export interface Bind {
  /** Characters from the start of `text` to the colon. */
  readonly at: number;
  readonly value: Expression;
}

export type LiteralType = 'integer' | 'long' | 'decimal' | 'string' | 'boolean' | 'null';
