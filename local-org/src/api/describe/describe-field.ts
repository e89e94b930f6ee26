import type { FieldSchema, FieldType, ObjectSchema } from '../../metadata/index.ts';
import type { Call } from '../call.ts';

const SOAP_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  string: 'xsd:string',
  textarea: 'xsd:string',
  picklist: 'xsd:string',
  multipicklist: 'xsd:string',
  email: 'xsd:string',
  phone: 'xsd:string',
  url: 'xsd:string',
  base64: 'xsd:base64Binary',
  address: 'urn:address',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime'
};
const BYTES_PER_CHARACTER = 3;
const LONG_TEXT = 255;

/** The 57 attributes of a field (recorded); createable and updateable follow the user's rights. */
export function describeField(call: Call, object: ObjectSchema, field: FieldSchema) {
  return {
    ...valueAttributes(field),
    ...referenceAttributes(field),
    ...rights(call, object, field)
  };
}

function rights(call: Call, object: ObjectSchema, field: FieldSchema) {
  const { rights: user } = call.session;
  const editable = user.canEditField(object.name, field.name);
  return {
    createable: field.createable && editable && user.canCreate(object.name),
    updateable: field.updateable && editable && user.canEdit(object.name),
    nameField: field.name === object.nameField,
    permissionable: field.permissionable
  };
}

function valueAttributes(field: FieldSchema) {
  const longText = field.type === 'textarea' && field.length > LONG_TEXT;
  const numeric = ['double', 'currency', 'percent'].includes(field.type);
  return {
    aggregatable: field.filterable && field.type !== 'boolean',
    aiPredictionField: false,
    autoNumber: field.autoNumber !== undefined,
    byteLength: field.length * BYTES_PER_CHARACTER,
    calculated: field.formula !== undefined,
    calculatedFormula: field.formula?.text ?? null,
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compound ?? null,
    controllerName: null,
    custom: field.custom,
    defaultValue: field.type === 'boolean' ? (field.defaultValue ?? false) : null,
    defaultValueFormula: defaultFormula(field),
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? field.precision : 0,
    displayLocationInDecimal: false,
    encrypted: false,
    externalId: field.externalId,
    extraTypeInfo: longText ? 'plaintextarea' : null,
    filterable: field.filterable,
    formulaTreatNullNumberAsZero: field.formula?.blanksAsZero ?? false,
    groupable: field.filterable && !numeric && field.type !== 'datetime',
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: field.idLookup,
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nillable: field.nillable,
    picklistValues: (field.picklist ?? []).map((entry) => ({
      active: entry.active,
      defaultValue: entry.defaultValue,
      label: entry.label,
      validFor: null,
      value: entry.value
    })),
    precision: numeric ? field.precision : 0,
    queryByDistance: field.type === 'address',
    restrictedPicklist: field.restrictedPicklist ?? false,
    scale: field.scale,
    searchPrefilterable: field.type === 'reference',
    soapType: SOAP_TYPES[field.type],
    sortable: field.sortable,
    type: field.type,
    unique: field.unique
  };
}

function referenceAttributes({ reference }: FieldSchema) {
  const to = reference?.to ?? [];
  return {
    cascadeDelete: reference?.deleteRule === 'Cascade',
    filteredLookupInfo: null,
    namePointing: to.length > 1,
    polymorphicForeignKey: to.length > 1,
    referenceTargetField: null,
    referenceTo: to,
    relationshipName: reference?.relationshipName ?? null,
    relationshipOrder: reference?.masterDetail ? 0 : null,
    restrictedDelete: reference?.deleteRule === 'Restrict',
    writeRequiresMasterRead: false
  };
}

function defaultFormula({ defaultValue, type }: FieldSchema): string | null {
  if (defaultValue === undefined || type === 'boolean') return null;
  return typeof defaultValue === 'string' ? `"${defaultValue}"` : String(defaultValue);
}
