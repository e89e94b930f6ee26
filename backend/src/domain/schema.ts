/** One field as the org describes it to the integration user; what it may not see is absent. */
export interface FieldSchema {
  /** Without namespace. */
  readonly name: string;
  /** Of a look-up: the name under which a parent is given. */
  readonly relationshipName: string | null;
  readonly type: string;
  /** Characters; 0 for what is no text. */
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly nillable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  /** Active values of a restricted picklist; null when any value goes. */
  readonly allowedValues: readonly string[] | null;
}

export interface ObjectSchema {
  readonly object: string;
  readonly fields: readonly FieldSchema[];
}
