import type { ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import type { Row } from '../../records/index.ts';
import type { Call } from '../call.ts';
import { findVisibleObject, visibleObject } from '../objects.ts';
import { malformed } from '../salesforce-error.ts';

/** A record of a tree with its place: who its parent is and by which lookup. */
export interface TreeRecord {
  readonly object: ObjectSchema;
  readonly referenceId: string | undefined;
  readonly row: Row;
  readonly level: number;
  readonly parent?: { readonly record: TreeRecord; readonly field: string };
}

/** Reads `{records: […]}` and the records nested under child relationship names, parents first. */
export function readTree(org: Org, call: Call, objectName: string): TreeRecord[] {
  const root = visibleObject(org, call, objectName);
  const records: TreeRecord[] = [];
  const read = (body: unknown, object: ObjectSchema, parent?: TreeRecord['parent']) => {
    for (const given of recordsOf(body)) {
      const { referenceId, row, children } = split(given, object);
      const level = (parent?.record.level ?? 0) + 1;
      const record = { object, referenceId, row, level, ...(parent && { parent }) };
      records.push(record);
      for (const [name, nested] of children) {
        const link = childLink(object, name);
        const child = findVisibleObject(org, call, link.childObject);
        if (!child) throw malformed(`No such relation '${name}' on entity '${object.name}'`);
        read(nested, child, { record, field: link.field });
      }
    }
  };
  read(call.body, root);
  return records;
}

function recordsOf(body: unknown): unknown[] {
  if (typeof body === 'object' && body !== null && 'records' in body) {
    if (Array.isArray(body.records) && body.records.length > 0) return body.records;
  }
  throw malformed('A tree is an object with a list of records');
}

function split(given: unknown, object: ObjectSchema) {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw malformed('each record must be an object');
  }
  const { attributes, ...rest } = given as { attributes?: Record<string, unknown> };
  const type = attributes?.['type'];
  if (typeof type !== 'string' || type.toLowerCase() !== object.name.toLowerCase()) {
    throw malformed(`each record needs attributes with the type ${object.name}`);
  }
  const entries = Object.entries(rest);
  const referenceId = attributes?.['referenceId'];
  return {
    referenceId: typeof referenceId === 'string' ? referenceId : undefined,
    row: Object.fromEntries(entries.filter(([, value]) => !isNested(value))),
    children: entries.filter(([, value]) => isNested(value))
  };
}

/** Only children are a list of records; an object without one is a parent named by its key. */
function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'records' in value;
}

function childLink(object: ObjectSchema, name: string) {
  const link = object.childRelationships.find(
    ({ relationshipName }) => relationshipName.toLowerCase() === name.toLowerCase()
  );
  if (!link) throw malformed(`No such relation '${name}' on entity '${object.name}'`);
  return link;
}
