import { findNamed } from '../find-named.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema } from '../metadata/index.ts';
import type { Org } from '../org.ts';
import type { Call } from './call.ts';
import { findVisibleObject, readableFields } from './objects.ts';
import { query, quoted, selectedFields } from './queries.ts';
import { notFound } from './salesforce-error.ts';

export interface RowPlace {
  readonly object: ObjectSchema;
  readonly id: string;
}

/** The row behind names of relationships from child to parent; 404 where nobody is related. */
export function parentOf(
  org: Org,
  call: Call,
  start: RowPlace,
  relationships: readonly string[]
): RowPlace {
  return relationships.reduce((place, name) => oneUp(org, call, place, name), start);
}

/**
 * SOQL for the rows behind the name of a relationship from parent to children, with the fields of
 * `?fields=` or all; undefined when no relationship is called that.
 */
export function childrenQuery(
  org: Org,
  call: Call,
  { object, id }: RowPlace,
  relationship: string
): string | undefined {
  const found = childRelationship(call, object, relationship);
  const child = found && findVisibleObject(org, call, found.childObject);
  if (!child || !call.session.rights.canReadField(child.name, found.field)) return undefined;
  requireRow(org, call, { object, id });
  const wanted = call.query.get('fields')?.split(',');
  const fields = wanted
    ? selectedFields(child, call, wanted)
    : readableFields(call, child).map(({ name }) => name);
  return `SELECT ${fields.join(', ') || 'Id'} FROM ${child.name} WHERE ${found.field} = ${quoted(id)}`;
}

function oneUp(org: Org, call: Call, { object, id }: RowPlace, name: string): RowPlace {
  const field = lookupNamed(call, object, name);
  if (!field) throw notFound();
  const soql = `SELECT ${field.name} FROM ${object.name} WHERE Id = ${quoted(id)}`;
  const parentId = query(org, call, soql).rows(0, 1)[0]?.[field.name];
  const parent = typeof parentId === 'string' && org.store.findObjectOfId(parentId);
  const visible = parent && findVisibleObject(org, call, parent.name);
  if (!visible) throw notFound();
  return { object: visible, id: String(parentId) };
}

function lookupNamed(call: Call, object: ObjectSchema, name: string): FieldSchema | undefined {
  const lookups = readableFields(call, object).flatMap((field) =>
    field.reference ? [[field.reference.relationshipName.toLowerCase(), field] as const] : []
  );
  return findNamed(new Map(lookups), name, call.session.options?.defaultNamespace);
}

function childRelationship(
  call: Call,
  { childRelationships }: ObjectSchema,
  name: string
): ChildRelationship | undefined {
  const named = childRelationships.map((one) => [one.relationshipName.toLowerCase(), one] as const);
  return findNamed(new Map(named), name, call.session.options?.defaultNamespace);
}

function requireRow(org: Org, call: Call, { object, id }: RowPlace): void {
  const soql = `SELECT Id FROM ${object.name} WHERE Id = ${quoted(id)}`;
  if (query(org, call, soql).totalSize === 0) throw notFound();
}
