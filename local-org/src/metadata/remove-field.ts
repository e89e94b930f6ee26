import { linkChildren } from './link-children.ts';
import type { Schema } from './schema.ts';

/** The schema without this field; the same schema where there is none of the name. */
export function removeField(schema: Schema, objectName: string, fieldName: string): Schema {
  const key = objectName.toLowerCase();
  const object = schema.objects.get(key);
  if (!object?.fields.has(fieldName.toLowerCase())) return schema;
  const fields = new Map(object.fields);
  fields.delete(fieldName.toLowerCase());
  const objects = new Map([...schema.objects, [key, { ...object, fields }]]);
  return { ...schema, objects: linkChildren(objects) };
}
