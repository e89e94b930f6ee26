import { findNamed } from '../../find-named.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/index.ts';
import { findObject, type Viewer } from '../viewer.ts';

/** A field of a record or of one of its parents that the viewer may read. */
export interface ShownField {
  /** As it was asked for: `NAME`, `Contact__r.Name`. */
  readonly name: string;
  /** As SOQL takes it. */
  readonly path: string;
  readonly field: FieldSchema;
  readonly object: ObjectSchema;
  /** The way to the name of the record a lookup points at. */
  readonly nameOfTarget?: string;
}

/** What layouts and list views of old call fields (documented: ListView, Layout). */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['FULL_NAME', 'Name'],
  ['CORE.USERS.FULL_NAME', 'Owner.Name'],
  ['CORE.USERS.ALIAS', 'Owner.Name'],
  ['OWNER.FULL_NAME', 'Owner.Name'],
  ['CREATED_DATE', 'CreatedDate'],
  ['LAST_UPDATE', 'LastModifiedDate'],
  ['CREATEDBY_USER', 'CreatedBy.Name'],
  ['UPDATEDBY_USER', 'LastModifiedBy.Name']
]);

/** Finds a field by the name a page gives it; undefined when there is none or it may not be read. */
export function findField(
  viewer: Viewer,
  object: ObjectSchema,
  name: string
): ShownField | undefined {
  const plain = name === 'NAME' ? object.nameField : (ALIASES.get(name) ?? aliasless(object, name));
  const parts = plain.split('.');
  let holder: ObjectSchema | undefined = object;
  const path: string[] = [];
  for (const part of parts.slice(0, -1)) {
    const lookup: FieldSchema | undefined = holder && lookupCalled(viewer, holder, part);
    if (!lookup?.reference) return undefined;
    path.push(lookup.reference.relationshipName);
    holder = findObject(viewer, lookup.reference.to[0] ?? '');
  }
  const field = holder && readable(viewer, holder, parts.at(-1) ?? '');
  if (!holder || !field) return undefined;
  const nameOfTarget = targetName(viewer, field);
  return {
    ...{ name, field, object: holder },
    path: [...path, field.name].join('.'),
    ...(nameOfTarget !== undefined && { nameOfTarget: [...path, nameOfTarget].join('.') })
  };
}

/** `ACCOUNT.PHONE1` and the like are fields of the object itself with its name before them. */
function aliasless(object: ObjectSchema, name: string): string {
  const [first, second] = name.split('.');
  if (second === undefined || first !== object.name.toUpperCase()) return name;
  if (second === 'NAME') return object.nameField;
  const wanted = second.replaceAll('_', '').toLowerCase();
  return object.fields.get(wanted)?.name ?? name;
}

function lookupCalled(
  viewer: Viewer,
  object: ObjectSchema,
  relationship: string
): FieldSchema | undefined {
  const wanted = relationship.toLowerCase();
  const found = [...object.fields.values()].find(({ reference }) => {
    const called = reference?.relationshipName.toLowerCase();
    return (
      called === wanted || called === `${viewer.org.schema.namespace.toLowerCase()}__${wanted}`
    );
  });
  return found && readable(viewer, object, found.name);
}

function readable(viewer: Viewer, object: ObjectSchema, name: string): FieldSchema | undefined {
  const field = findNamed(object.fields, name, viewer.org.schema.namespace);
  return field && viewer.session.rights.canReadField(object.name, field.name) ? field : undefined;
}

function targetName(viewer: Viewer, { reference }: FieldSchema): string | undefined {
  const [target = '', ...others] = reference?.to ?? [];
  const object = findObject(viewer, target);
  if (!reference || !object) return undefined;
  const name = others.length > 0 ? 'Name' : object.nameField;
  return `${reference.relationshipName}.${name}`;
}

/** What SOQL must select so that the fields can be shown. */
export function selectedPaths(fields: readonly ShownField[]): string[] {
  const paths = fields.flatMap(({ path, nameOfTarget }) =>
    nameOfTarget === undefined ? [path] : [path, nameOfTarget]
  );
  return [...new Set(['Id', ...paths])];
}
