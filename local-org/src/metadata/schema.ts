/** A field's type as describe names it. A long text area is a `textarea` longer than 255. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'picklist'
  | 'multipicklist'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'email'
  | 'phone'
  | 'url'
  | 'base64'
  | 'address'
  | 'reference';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  readonly defaultValue: boolean;
}

export interface Reference {
  readonly to: readonly string[];
  /** `Member__r`, `Account`: the way from child to parent in SOQL and in nested objects. */
  readonly relationshipName: string;
  /** `Activities__r`, `Contacts`: the way from parent to children; absent when there is none. */
  readonly childRelationshipName?: string;
  readonly deleteRule: 'SetNull' | 'Restrict' | 'Cascade';
  readonly masterDetail: boolean;
}

/** A formula and where it was read, for complaints about it. */
export interface FormulaSource {
  readonly text: string;
  /** Empty numbers count as 0; else they leave no result. */
  readonly blanksAsZero: boolean;
  /** Of the package that holds it: names of the package need no prefix. Empty outside of packages. */
  readonly namespace: string;
  readonly file: string;
  readonly line: number;
}

export interface ValidationRule {
  readonly name: string;
  readonly active: boolean;
  /** True: the row is refused. */
  readonly condition: FormulaSource;
  readonly message: string;
  /** The field the message belongs to; absent: the whole row. */
  readonly field?: string;
}

export interface RecordType {
  readonly developerName: string;
  readonly label: string;
  readonly description?: string;
  readonly active: boolean;
  /** Of the package it comes with; empty outside of packages. */
  readonly namespace: string;
}

export interface FieldSchema {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly custom: boolean;
  /** Characters of text; 0 for other types. */
  readonly length: number;
  /** Digits in all, and behind the point; 0 for other types. */
  readonly precision: number;
  readonly scale: number;
  /** False: a create without a value is refused. */
  readonly nillable: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly idLookup: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  /** Whether a permission set can grant it: not for required, system and name fields. */
  readonly permissionable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly defaultValue?: string | number | boolean;
  /** Display format of an auto number, for example `ACT-{0000000000}`. */
  readonly autoNumber?: string;
  readonly restrictedPicklist?: boolean;
  readonly picklist?: readonly PicklistValue[];
  readonly reference?: Reference;
  /** The compound field this is a part of: an address, or a person's `Name`. */
  readonly compound?: string;
  readonly description?: string;
  readonly inlineHelpText?: string;
  /** Computed on every read, never stored. */
  readonly formula?: FormulaSource;
}

export interface ChildRelationship {
  readonly childObject: string;
  readonly field: string;
  readonly relationshipName: string;
}

export interface ObjectSchema {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  /** Three characters, the start of every record id; empty for a custom object no store has met. */
  readonly keyPrefix: string;
  readonly custom: boolean;
  readonly customSetting: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly nameField: string;
  /** Keyed by lower-case field name, in describe order: names are case-insensitive in Salesforce. */
  readonly fields: ReadonlyMap<string, FieldSchema>;
  readonly childRelationships: readonly ChildRelationship[];
  readonly validationRules: readonly ValidationRule[];
  readonly recordTypes: readonly RecordType[];
}

export interface ObjectPermission {
  readonly object: string;
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface FieldPermission {
  readonly object: string;
  readonly field: string;
  readonly read: boolean;
  readonly edit: boolean;
}

export interface PermissionSetSchema {
  readonly name: string;
  readonly label: string;
  /** Of the package it comes with; empty outside of packages. */
  readonly namespace: string;
  /** Custom permissions it grants. */
  readonly customPermissions: readonly string[];
  /** Apex classes whose methods its holders may call from outside. */
  readonly apexClasses: readonly string[];
  /** Custom metadata types whose records its holders may read through the API. */
  readonly customMetadataTypes: readonly string[];
  readonly objects: readonly ObjectPermission[];
  readonly fields: readonly FieldPermission[];
}

/** One custom metadata record, the row of an object whose name ends in `__mdt`. */
export interface CustomMetadataRecord {
  readonly object: string;
  readonly developerName: string;
  readonly label: string;
  /** Of the package it comes with; empty outside of packages. */
  readonly namespace: string;
  /** By field name as the object spells it. */
  readonly values: ReadonlyMap<string, string | number | boolean | null>;
}

/** One comparison of a matching rule: exact, without regard to case. */
export interface MatchingItem {
  readonly field: string;
  /** Two empty values match; else an empty value matches nothing. */
  readonly blanksMatch: boolean;
}

export interface MatchingRule {
  readonly name: string;
  readonly label: string;
  readonly object: string;
  readonly active: boolean;
  readonly items: readonly MatchingItem[];
  /** `1 AND (2 OR 3)` over the items; all of them without it. */
  readonly logic?: string;
}

/** What a duplicate rule does when it finds a match. */
export type DuplicateAction = 'block' | 'alert' | 'allow';

export interface DuplicateRule {
  readonly name: string;
  readonly label: string;
  readonly object: string;
  readonly active: boolean;
  readonly onInsert: DuplicateAction;
  readonly onUpdate: DuplicateAction;
  readonly alertText: string;
  /** Looks only among records the user may see. */
  readonly enforcesSharing: boolean;
  readonly matches: readonly {
    readonly object: string;
    readonly matchingRule: string;
    /** Field of the written object by field of the object searched, both lower case. */
    readonly mapping: ReadonlyMap<string, string>;
  }[];
}

/** Everything the loaded metadata says; objects and permission sets keyed by lower-case name. */
export interface Schema {
  readonly objects: ReadonlyMap<string, ObjectSchema>;
  readonly permissionSets: ReadonlyMap<string, PermissionSetSchema>;
  /** Custom label texts by name. */
  readonly labels: ReadonlyMap<string, string>;
  readonly customMetadata: readonly CustomMetadataRecord[];
  readonly duplicateRules: readonly DuplicateRule[];
  /** By lower-case name. */
  readonly matchingRules: ReadonlyMap<string, MatchingRule>;
  /** Of the loaded package; empty when it is not packaged. */
  readonly namespace: string;
}
