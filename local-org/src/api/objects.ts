import { findNamed } from '../find-named.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/index.ts';
import type { Org } from '../org.ts';
import type { Call } from './call.ts';
import type { SalesforceError } from './salesforce-error.ts';
import { notFound } from './salesforce-error.ts';

/** The object of a URL if the user may see it; otherwise it does not exist for them (404). */
export function visibleObject(org: Org, call: Call, name: string): ObjectSchema {
  const object = findVisibleObject(org, call, name);
  if (!object) throw notFound();
  return object;
}

export function findVisibleObject(org: Org, call: Call, name: string): ObjectSchema | undefined {
  const object = findNamed(org.schema.objects, name, call.session.options?.defaultNamespace);
  return object && call.session.rights.canRead(object.name) ? object : undefined;
}

export function readableFields(call: Call, object: ObjectSchema): FieldSchema[] {
  return [...object.fields.values()].filter((field) =>
    call.session.rights.canReadField(object.name, field.name)
  );
}

/** A field that may stand as key in a URL: an external id, an idLookup field, or Id. */
export function keyField(call: Call, object: ObjectSchema, name: string): FieldSchema {
  const field = findNamed(object.fields, name, call.session.options?.defaultNamespace);
  const usable =
    field &&
    (field.externalId || field.idLookup || field.type === 'id') &&
    call.session.rights.canReadField(object.name, field.name);
  if (!usable) throw unusableKey(name);
  return field;
}

export function unusableKey(name: string): SalesforceError {
  return notFound(`Provided external ID field does not exist or is not accessible: ${name}`);
}
