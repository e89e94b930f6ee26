import type { Rights } from '../access/index.ts';
import { findNamed } from '../find-named.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../metadata/index.ts';
import { JobFailure } from './bulk-error.ts';
import type { IngestJob } from './job.ts';

/** What one column of an upload fills. */
export type IngestColumn =
  | { readonly kind: 'field'; readonly field: FieldSchema }
  | {
      readonly kind: 'parent';
      readonly lookup: FieldSchema;
      readonly relationshipName: string;
      readonly parent: ObjectSchema;
      /** A key of the parent. */
      readonly key: FieldSchema;
    };

interface Reader {
  readonly schema: Schema;
  readonly rights: Rights;
}

interface Scope extends Reader {
  readonly namespace: string | undefined;
}

// Documented: Bulk API 2.0 limits.
const MAX_FIELDS = 5000;

/**
 * Finds what the header's names mean to this user: fields by their exact API names, `Relationship.Key` or
 * `Object:Relationship.Key` for parents. Throws JobFailure: a bad header fails the whole job (recorded).
 */
export function readHeader(
  names: readonly string[],
  job: IngestJob,
  { schema, rights }: Reader
): IngestColumn[] {
  const object = schema.objects.get(job.object.toLowerCase());
  if (!object || !rights.canRead(object.name)) throw notFound(job.object);
  if (names.length > MAX_FIELDS) {
    throw new JobFailure(`InvalidBatch : The header has more than ${MAX_FIELDS} fields`);
  }
  checkNames(names, job);
  return names.map((name) => {
    const scope = { schema, rights, namespace: job.defaultNamespace };
    const column = fieldColumn(name, object, scope) ?? parentColumn(name, object, scope);
    if (!column) throw notFound(name);
    return column;
  });
}

function checkNames(names: readonly string[], job: IngestJob): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw new JobFailure(`InvalidBatch : Field name is repeated : ${repeated}`);
  }
  if (job.operation === 'delete' || job.operation === 'hardDelete') {
    if (names.length !== 1 || names[0] !== 'Id') {
      throw new JobFailure('InvalidBatch : Delete batch must contain only ids');
    }
  }
  if (job.operation === 'update' && !names.includes('Id')) throw notFound('Id');
  const key = job.externalIdField;
  if (key !== undefined && !names.some((name) => isCalled(key, name, job.defaultNamespace))) {
    throw notFound(key);
  }
}

function fieldColumn(
  name: string,
  object: ObjectSchema,
  { rights, namespace }: Scope
): IngestColumn | undefined {
  const field = findNamed(object.fields, name, namespace);
  if (
    !field ||
    ['address', 'base64'].includes(field.type) ||
    !isCalled(field.name, name, namespace)
  )
    return undefined;
  return rights.canReadField(object.name, field.name) ? { kind: 'field', field } : undefined;
}

function parentColumn(
  name: string,
  object: ObjectSchema,
  { schema, rights, namespace }: Scope
): IngestColumn | undefined {
  const parts = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(name);
  if (!parts) return undefined;
  const [, type, relationship = '', keyName = ''] = parts;
  const lookup = [...object.fields.values()].find(({ reference }) => {
    return reference && isCalled(reference.relationshipName, relationship, namespace);
  });
  if (!lookup?.reference || !rights.canReadField(object.name, lookup.name)) return undefined;
  const { to, relationshipName } = lookup.reference;
  const parentName = type ?? (to.length === 1 ? to[0] : undefined);
  const parent = findNamed(schema.objects, parentName ?? '', namespace);
  const key = parent && findNamed(parent.fields, keyName, namespace);
  if (!key || !to.includes(parent.name) || !isCalled(key.name, keyName, namespace)) {
    return undefined;
  }
  const usable = key.idLookup || key.externalId;
  if (!usable || !rights.canReadField(parent.name, key.name)) return undefined;
  return { kind: 'parent', lookup, relationshipName, parent, key };
}

/** Exactly, unlike elsewhere; a default namespace may be left out. */
function isCalled(name: string, given: string, namespace: string | undefined): boolean {
  return name === given || (namespace !== undefined && name === `${namespace}__${given}`);
}

function notFound(name: string): JobFailure {
  return new JobFailure(`InvalidBatch : Field name not found : ${name}`);
}
