export { loadSchema } from './load-schema.ts';
export { MetadataError } from './metadata-error.ts';
export type {
  ChildRelationship,
  CustomMetadataRecord,
  FieldPermission,
  FieldSchema,
  FieldType,
  ObjectPermission,
  ObjectSchema,
  PermissionSetSchema,
  PicklistValue,
  Reference,
  Schema
} from './schema.ts';
export { parseXml, readXmlFile, type XmlElement } from './xml-tree.ts';
export { SourceFiles } from './source-files.ts';
