import type { ChildRelationship, ObjectSchema } from './schema.ts';

/** Gives every parent the relationships its children declare. */
export function linkChildren(
  objects: ReadonlyMap<string, ObjectSchema>
): Map<string, ObjectSchema> {
  const children = new Map<string, ChildRelationship[]>();
  for (const object of objects.values()) {
    for (const field of object.fields.values()) {
      const relationshipName = field.reference?.childRelationshipName;
      if (relationshipName === undefined) continue;
      for (const parent of field.reference?.to ?? []) {
        const links = children.get(parent.toLowerCase()) ?? [];
        links.push({ childObject: object.name, field: field.name, relationshipName });
        children.set(parent.toLowerCase(), links);
      }
    }
  }
  return new Map(
    [...objects].map(([key, object]) => [
      key,
      { ...object, childRelationships: children.get(key) ?? [] }
    ])
  );
}
