import type { Value } from '../values/index.ts';
import type { ApexType } from '../types/index.ts';
import type { Transaction } from './transaction.ts';

/** One call in progress. */
export class Frame {
  readonly transaction: Transaction;
  /** `this`; null in static code. */
  readonly self: Value;
  readonly locals: Value[];
  /** `ActivitySelector.pageOfMember`, as stack traces name it. */
  readonly place: string;
  line: number;
  column = 1;
  /** What `return` gave. */
  result: Value = null;

  constructor(transaction: Transaction, self: Value, locals: Value[], place: string, line: number) {
    this.transaction = transaction;
    this.self = self;
    this.locals = locals;
    this.place = place;
    this.line = line;
  }
}

/** A compiled expression with its static type. */
export interface Code {
  readonly type: ApexType;
  readonly run: (frame: Frame) => Value;
  /** A query in brackets: where one record is wanted it gives its only row. */
  readonly isQuery?: boolean;
  /** A record reached through a lookup: its fields are null where it is missing. */
  readonly isParent?: boolean;
  /** Where the frame keeps whether a `?.` of this chain has met null. */
  readonly cut?: number;
}

/** How a statement ended: undefined when it ran through. */
export type Completion = 'break' | 'continue' | 'return' | undefined;

export type CompiledStatement = (frame: Frame) => Completion;
