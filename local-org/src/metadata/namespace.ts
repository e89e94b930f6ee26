import type { FieldSchema, ObjectPermission, FieldPermission, Reference } from './schema.ts';

/**
 * A name of a package as an org has it where the package is installed: `Member__c` → `acme__Member__c`. Standard
 * names and names that have a prefix already stay.
 */
export function qualify(namespace: string, name: string): string {
  const ours = namespace !== '' && /^[A-Za-z]\w*__(c|r|e|mdt)$/.test(name);
  return ours && name.split('__').length === 2 ? `${namespace}__${name}` : name;
}

/** The field of a package with the names it has in an org, children's too. */
export function qualifyField(namespace: string, field: FieldSchema): FieldSchema {
  if (namespace === '') return field;
  const { reference } = field;
  return {
    ...field,
    name: qualify(namespace, field.name),
    ...(reference && { reference: qualifyReference(namespace, reference) })
  };
}

function qualifyReference(namespace: string, reference: Reference): Reference {
  const children = reference.childRelationshipName;
  return {
    ...reference,
    to: reference.to.map((object) => qualify(namespace, object)),
    relationshipName: qualify(namespace, reference.relationshipName),
    ...(children !== undefined && { childRelationshipName: qualify(namespace, children) })
  };
}

export function qualifyGrant<T extends ObjectPermission | FieldPermission>(
  namespace: string,
  grant: T
): T {
  const field = 'field' in grant ? { field: qualify(namespace, grant.field) } : {};
  return { ...grant, object: qualify(namespace, grant.object), ...field };
}
