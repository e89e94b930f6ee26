import type { FieldSchema, FieldType, ObjectSchema, Reference } from '../metadata/schema.ts';

export type Traits = Partial<Omit<FieldSchema, 'name' | 'label' | 'type'>>;

/** Must be given on create; such a field is never listed in a permission set. */
export const required: Traits = { nillable: false, permissionable: false };

/** Follows its object's rights: name parts and owners. */
export const ungranted: Traits = { permissionable: false };

/** Kept by the org itself. */
export const readOnly: Traits = { createable: false, updateable: false, permissionable: false };

/** Text longer than this is a long text area: neither filterable nor sortable. */
const longestFilterableText = 255;

/** A field with the describe attributes its type implies; traits say what differs. */
export function field(
  name: string,
  label: string,
  type: FieldType,
  traits: Traits = {}
): FieldSchema {
  const length = traits.length ?? 0;
  const long = type === 'textarea' && length > longestFilterableText;
  return {
    name,
    label,
    type,
    custom: false,
    length,
    precision: 0,
    scale: 0,
    nillable: true,
    unique: false,
    caseSensitive: false,
    externalId: false,
    idLookup: false,
    createable: true,
    updateable: true,
    filterable: !long,
    sortable: !long && type !== 'multipicklist',
    permissionable: true,
    defaultedOnCreate: false,
    ...traits
  };
}

export function text(name: string, label: string, length: number, traits: Traits = {}) {
  return field(name, label, 'string', { length, ...traits });
}

export function textArea(name: string, label: string, length: number, traits: Traits = {}) {
  return field(name, label, 'textarea', { length, ...traits });
}

export function email(name: string, label: string, traits: Traits = {}) {
  return field(name, label, 'email', { length: 80, ...traits });
}

export function phone(name: string, label: string, traits: Traits = {}) {
  return field(name, label, 'phone', { length: 40, ...traits });
}

export function url(name: string, label: string, traits: Traits = {}) {
  return field(name, label, 'url', { length: 255, ...traits });
}

/** A checkbox is never empty: it starts as false. */
export function checkbox(name: string, label: string, traits: Traits = {}) {
  const unset = { nillable: false, defaultedOnCreate: true, defaultValue: false };
  return field(name, label, 'boolean', { ...unset, ...traits });
}

export function int(name: string, label: string, digits: number, traits: Traits = {}) {
  return field(name, label, 'int', { precision: digits, ...traits });
}

export function decimal(
  name: string,
  label: string,
  type: 'double' | 'currency' | 'percent',
  [precision, scale]: readonly [number, number],
  traits: Traits = {}
) {
  return field(name, label, type, { precision, scale, ...traits });
}

export function picklist(
  name: string,
  label: string,
  values: readonly string[],
  traits: Traits = {}
) {
  const standing = traits.defaultValue;
  return field(name, label, 'picklist', {
    length: 255,
    picklist: values.map((value) => ({
      value,
      label: value,
      active: true,
      defaultValue: value === standing
    })),
    ...traits
  });
}

/** A lookup that empties itself when the parent goes, unless the link says otherwise. */
export function lookup(
  name: string,
  label: string,
  link: Pick<Reference, 'to' | 'relationshipName'> & Partial<Reference>,
  traits: Traits = {}
) {
  const reference = { deleteRule: 'SetNull', masterDetail: false, ...link } as const;
  return field(name, label, 'reference', { length: 18, reference, ...traits });
}

interface ObjectTraits {
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly nameField?: string;
  readonly custom?: boolean;
  readonly customSetting?: boolean;
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly deletable?: boolean;
}

/** An object of these fields; child relationships are filled in when the whole schema is known. */
export function object(
  name: string,
  traits: ObjectTraits,
  fields: readonly FieldSchema[]
): ObjectSchema {
  return {
    nameField: 'Name',
    custom: false,
    customSetting: false,
    createable: true,
    updateable: true,
    deletable: true,
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
    ...traits,
    name,
    fields: new Map(fields.map((one) => [one.name.toLowerCase(), one]))
  };
}
