import type { FieldSchema } from '../metadata/index.ts';

/** What a result's records are made of, in the order of the select list. */
export type ResultColumn = FieldColumn | ParentColumn | ChoiceColumn | ChildrenColumn;

export interface FieldColumn {
  readonly kind: 'field';
  /** The key in the record: field name, alias, `expr0`. */
  readonly name: string;
  /** How the stored value becomes JSON; absent for counts and other plain numbers. */
  readonly field: Pick<FieldSchema, 'type'> | FieldSchema;
  readonly aggregate: boolean;
  /** `toLabel()`: what picklist values are called, by value. */
  readonly labels?: ReadonlyMap<string, string>;
  /** Place in the SQL row. */
  readonly index: number;
}

export interface ParentColumn {
  readonly kind: 'parent';
  readonly name: string;
  /** `Name` for a polymorphic lookup, as `attributes.type` says it. */
  readonly object: string;
  /** Place of the parent's id (null: no parent) and of its object's name, in the SQL row. */
  readonly idIndex: number;
  readonly objectIndex?: number;
  readonly columns: readonly ResultColumn[];
}

/** A parent whose columns depend on its object (TYPEOF); null when no branch is for it. */
export interface ChoiceColumn {
  readonly kind: 'choice';
  readonly name: string;
  /** Places of the parent's id (null: no parent) and of its object's name, in the SQL row. */
  readonly idIndex: number;
  readonly objectIndex: number;
  readonly cases: ReadonlyMap<string, readonly ResultColumn[]>;
  readonly otherwise?: readonly ResultColumn[];
}

export interface ChildrenColumn {
  readonly kind: 'children';
  readonly name: string;
  readonly object: string;
  readonly columns: readonly ResultColumn[];
}
