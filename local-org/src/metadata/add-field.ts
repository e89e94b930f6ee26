import { linkChildren } from './link-children.ts';
import { MetadataError } from './metadata-error.ts';
import type { FieldSchema, Schema } from './schema.ts';

/** The schema with one more field. Throws MetadataError when a lookup leads nowhere. */
export function addField(schema: Schema, objectName: string, field: FieldSchema): Schema {
  const key = objectName.toLowerCase();
  const object = schema.objects.get(key);
  if (!object) throw new MetadataError(field.name, 1, `no object ${objectName}`);
  const lost = field.reference?.to.find((parent) => !schema.objects.has(parent.toLowerCase()));
  if (lost !== undefined) throw new MetadataError(field.name, 1, `no object ${lost}`);
  const fields = new Map([...object.fields, [field.name.toLowerCase(), field]]);
  const objects = new Map([...schema.objects, [key, { ...object, fields }]]);
  return { ...schema, objects: linkChildren(objects) };
}
