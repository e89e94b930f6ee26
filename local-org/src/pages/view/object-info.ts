import type { FieldSchema, FieldType, ObjectSchema } from '../../metadata/index.ts';
import { PageError } from '../page-error.ts';
import { sourceName, type Viewer } from '../viewer.ts';
import { findField } from './shown-field.ts';

/** What the User Interface API calls a field's type (documented: Responses, Field). */
const DATA_TYPES: Readonly<Partial<Record<FieldType, string>>> = {
  id: 'Reference',
  textarea: 'TextArea',
  multipicklist: 'MultiPicklist',
  datetime: 'DateTime',
  base64: 'Base64'
};

const MASTER_RECORD_TYPE = '012000000000000AAA';

/** Metadata of an object as the viewer sees it (documented: Responses, Object Info). */
export function objectInfo(viewer: Viewer, object: ObjectSchema) {
  const { rights } = viewer.session;
  const readable = [...object.fields.values()].filter((field) =>
    rights.canReadField(object.name, field.name)
  );
  return {
    apiName: sourceName(viewer, object.name),
    label: object.label,
    labelPlural: object.labelPlural,
    keyPrefix: object.keyPrefix,
    custom: object.custom,
    createable: object.createable && rights.canCreate(object.name),
    updateable: object.updateable && rights.canEdit(object.name),
    deletable: object.deletable && rights.canDelete(object.name),
    queryable: true,
    layoutable: true,
    nameFields: [object.nameField],
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    recordTypeInfos: {
      [MASTER_RECORD_TYPE]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE
      }
    },
    fields: Object.fromEntries(
      readable.map((field) => [field.name, fieldInfo(viewer, object, field)])
    ),
    childRelationships: object.childRelationships
      .filter(({ childObject }) => rights.canRead(childObject))
      .map(({ childObject, field, relationshipName }) => ({
        childObjectApiName: childObject,
        fieldName: field,
        relationshipName
      }))
  };
}

function fieldInfo(viewer: Viewer, object: ObjectSchema, field: FieldSchema) {
  const canEdit = viewer.session.rights.canEditField(object.name, field.name);
  const { type, reference } = field;
  return {
    apiName: field.name,
    label: field.label,
    dataType: DATA_TYPES[type] ?? type.charAt(0).toUpperCase() + type.slice(1),
    custom: field.custom,
    length: field.length,
    precision: field.precision,
    scale: field.scale,
    required: !field.nillable && field.createable && !field.defaultedOnCreate,
    createable: field.createable && canEdit,
    updateable: field.updateable && canEdit,
    calculated: field.formula !== undefined,
    unique: field.unique,
    inlineHelpText: field.inlineHelpText ?? null,
    compoundFieldName: field.compound ?? null,
    reference: reference !== undefined,
    relationshipName: reference?.relationshipName ?? null,
    referenceToInfos: (reference?.to ?? []).map((name) => {
      const nameField = viewer.org.store.findObject(name)?.nameField ?? 'Name';
      return { apiName: name, nameFields: [nameField] };
    })
  };
}

/** Active values of a picklist (documented: Responses, Picklist Values Collection). */
export function picklistValues(viewer: Viewer, object: ObjectSchema, name: string) {
  const field = findField(viewer, object, name)?.field;
  if (!field?.picklist) {
    throw new PageError(400, 'INVALID_FIELD', `${object.label} has no picklist ${name}.`);
  }
  const values = field.picklist
    .filter(({ active }) => active)
    .map(({ label, value }) => ({ attributes: null, label, validFor: [], value }));
  const standard = field.picklist.find(({ defaultValue }) => defaultValue);
  return {
    controllerValues: {},
    defaultValue: values.find(({ value }) => value === standard?.value) ?? null,
    values
  };
}
