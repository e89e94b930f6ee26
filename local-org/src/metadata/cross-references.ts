import type { PermissionSetSource } from './permission-set-reader.ts';
import type { FieldSchema, ObjectSchema } from './schema.ts';
import type { XmlElement } from './xml-tree.ts';

/** A field with the folder and element it came from. */
export interface FieldSource {
  readonly object: string;
  readonly field: FieldSchema;
  readonly xml: XmlElement;
}

type Objects = ReadonlyMap<string, ObjectSchema>;

/** Every field belongs to an object, every lookup leads to one, child names do not collide. */
export function checkReferences(sources: readonly FieldSource[], objects: Objects): void {
  const taken = new Map<string, string>();
  for (const { object, field, xml } of sources) {
    if (!objects.has(object.toLowerCase()))
      xml.refuse(`no object ${object} for field ${field.name}`);
    for (const parent of field.reference?.to ?? []) {
      if (!objects.has(parent.toLowerCase())) xml.get('referenceTo').refuse(`no object ${parent}`);
      const childName = field.reference?.childRelationshipName;
      if (childName === undefined) continue;
      const key = `${parent}.${childName}`.toLowerCase();
      const holder = taken.get(key);
      if (holder !== undefined) {
        xml.get('relationshipName').refuse(`${parent} has ${childName} already, by ${holder}`);
      }
      taken.set(key, `${object}.${field.name}`);
    }
  }
}

/** Grants name what exists; required and system fields cannot be granted (documented: FieldPermissions). */
export function checkGrants(source: PermissionSetSource, objects: Objects): void {
  for (const [grant, xml] of source.objectGrants) {
    if (!objects.has(grant.object.toLowerCase())) xml.refuse(`no object ${grant.object}`);
    if (!grant.read && (grant.create || grant.edit || grant.delete)) {
      xml.refuse(`${grant.object}: create, edit and delete need read`);
    }
    if (grant.viewAll && !grant.read) xml.refuse(`${grant.object}: view all needs read`);
    const whole = grant.read && grant.edit && grant.delete && grant.viewAll;
    if (grant.modifyAll && !whole) {
      xml.refuse(`${grant.object}: modify all needs read, edit, delete and view all`);
    }
  }
  for (const [grant, xml] of source.fieldGrants) {
    const path = `${grant.object}.${grant.field}`;
    const object = objects.get(grant.object.toLowerCase());
    const field = object?.fields.get(grant.field.toLowerCase());
    if (field === undefined) return xml.refuse(`no field ${path}`);
    if (!field.permissionable)
      xml.refuse(`${path} cannot be granted: it is required or kept by the org`);
    if (grant.edit && !grant.read) xml.refuse(`${path}: edit needs read`);
  }
}
