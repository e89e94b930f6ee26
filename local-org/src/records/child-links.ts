import type { FieldSchema, ObjectSchema, Schema } from '../metadata/index.ts';

/** A lookup that leads to some object. */
export interface ChildLink {
  readonly child: ObjectSchema;
  readonly field: FieldSchema;
}

const linksBySchema = new WeakMap<Schema, Map<string, ChildLink[]>>();

/** Lookups by the object they lead to. */
export function childLinks(schema: Schema): ReadonlyMap<string, readonly ChildLink[]> {
  const known = linksBySchema.get(schema);
  if (known) return known;
  const links = new Map<string, ChildLink[]>();
  for (const child of schema.objects.values()) {
    for (const field of child.fields.values()) {
      for (const parent of field.reference?.to ?? []) {
        const ofParent = links.get(parent) ?? [];
        ofParent.push({ child, field });
        links.set(parent, ofParent);
      }
    }
  }
  linksBySchema.set(schema, links);
  return links;
}
