import { qualify, qualifyGrant } from './namespace.ts';
import type { FieldPermission, ObjectPermission, PermissionSetSchema } from './schema.ts';
import type { XmlElement } from './xml-tree.ts';

/** A permission set with the elements its grants came from, for complaints about them. */
export interface PermissionSetSource {
  readonly permissionSet: PermissionSetSchema;
  readonly objectGrants: readonly (readonly [ObjectPermission, XmlElement])[];
  readonly fieldGrants: readonly (readonly [FieldPermission, XmlElement])[];
}

export function readPermissionSet(
  name: string,
  xml: XmlElement,
  namespace: string
): PermissionSetSource {
  const objectGrants = xml
    .all('objectPermissions')
    .map((grant) => [qualifyGrant(namespace, readObjectGrant(grant)), grant] as const);
  const fieldGrants = xml
    .all('fieldPermissions')
    .map((grant) => [qualifyGrant(namespace, readFieldGrant(grant)), grant] as const);
  const permissionSet = {
    name,
    label: xml.requiredText('label'),
    namespace,
    customPermissions: enabledNames(xml, 'customPermissions', 'name'),
    apexClasses: enabledNames(xml, 'classAccesses', 'apexClass'),
    customMetadataTypes: enabledNames(xml, 'customMetadataTypeAccesses', 'name').map((type) =>
      qualify(namespace, type)
    ),
    objects: objectGrants.map(([grant]) => grant),
    fields: fieldGrants.map(([grant]) => grant)
  };
  return { permissionSet, objectGrants, fieldGrants };
}

function enabledNames(xml: XmlElement, element: string, child: string): string[] {
  return xml
    .all(element)
    .filter((grant) => grant.flag('enabled'))
    .map((grant) => grant.requiredText(child));
}

function readObjectGrant(xml: XmlElement): ObjectPermission {
  return {
    object: xml.requiredText('object'),
    read: xml.flag('allowRead'),
    create: xml.flag('allowCreate'),
    edit: xml.flag('allowEdit'),
    delete: xml.flag('allowDelete'),
    viewAll: xml.flag('viewAllRecords'),
    modifyAll: xml.flag('modifyAllRecords')
  };
}

function readFieldGrant(xml: XmlElement): FieldPermission {
  const path = xml.requiredText('field');
  const dot = path.indexOf('.');
  if (dot < 1) xml.get('field').refuse(`${path} is not of the form Object.Field`);
  return {
    object: path.slice(0, dot),
    field: path.slice(dot + 1),
    read: xml.flag('readable'),
    edit: xml.flag('editable')
  };
}
