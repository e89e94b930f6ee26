import type { Attempt } from './attempt.ts';
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
export function checkReferences(
  sources: readonly FieldSource[],
  objects: Objects,
  attempt: Attempt
): void {
  const taken = new Map<string, string>();
  for (const source of sources) attempt(() => checkField(source, objects, taken));
}

function checkField(
  { object, field, xml }: FieldSource,
  objects: Objects,
  taken: Map<string, string>
) {
  if (!objects.has(object.toLowerCase())) xml.refuse(`no object ${object} for field ${field.name}`);
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

/** Grants name what exists; required and system fields cannot be granted (documented: FieldPermissions). */
export function checkGrants(source: PermissionSetSource, objects: Objects, attempt: Attempt): void {
  for (const grant of source.objectGrants) attempt(() => checkObjectGrant(grant, objects));
  for (const grant of source.fieldGrants) attempt(() => checkFieldGrant(grant, objects));
}

function checkObjectGrant(
  [grant, xml]: PermissionSetSource['objectGrants'][number],
  objects: Objects
): void {
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

function checkFieldGrant(
  [grant, xml]: PermissionSetSource['fieldGrants'][number],
  objects: Objects
): void {
  const path = `${grant.object}.${grant.field}`;
  const field = objects.get(grant.object.toLowerCase())?.fields.get(grant.field.toLowerCase());
  if (field === undefined) return xml.refuse(`no field ${path}`);
  if (!field.permissionable) {
    xml.refuse(`${path} cannot be granted: it is required or kept by the org`);
  }
  if (grant.edit && !grant.read) xml.refuse(`${path}: edit needs read`);
}
