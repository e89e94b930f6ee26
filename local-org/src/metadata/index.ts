export { addField } from './add-field.ts';
export { fieldFromJson } from './field-from-json.ts';
export { linkChildren } from './link-children.ts';
export { loadLabels, loadSchema } from './load-schema.ts';
export { MetadataError } from './metadata-error.ts';
export type {
  ChildRelationship,
  CustomMetadataRecord,
  DuplicateAction,
  DuplicateRule,
  FieldPermission,
  FieldSchema,
  FieldType,
  FormulaSource,
  MatchingItem,
  MatchingRule,
  ObjectPermission,
  ObjectSchema,
  PermissionSetSchema,
  PicklistValue,
  RecordType,
  Reference,
  Schema,
  ValidationRule
} from './schema.ts';
export { removeField } from './remove-field.ts';
export { parseXml, readXmlFile, type XmlElement } from './xml-tree.ts';
export { SourceFiles, type SourceFile } from './source-files.ts';
