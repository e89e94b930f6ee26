import type { FieldSchema, ObjectSchema } from '../../metadata/index.ts';
import { typeOf, types, type ApexType } from '../types/index.ts';
import { ApexList, ApexSObject, fieldType, type Value } from '../values/index.ts';
import { onlyRow } from './coerce.ts';
import type { Code, Frame } from './frame.ts';
import type { Scope } from './scope.ts';

/** A field, parent or child list of a record; undefined when the object has no such name. */
export function recordMember(
  target: Code,
  name: string,
  scope: Scope
): ((receiver: (frame: Frame) => Value) => Code) | undefined {
  const type = target.isQuery ? (target.type.arguments[0] ?? target.type) : target.type;
  const key = name.toLowerCase();
  const reach = (receiver: (frame: Frame) => Value) =>
    target.isQuery ? onlyRow({ type: target.type, run: receiver }, type).run : receiver;
  if (type.name === 'SObject') {
    if (key !== 'id') return undefined;
    return (receiver) => ({
      type: types.id,
      run: (frame) => readField(frame, reach(receiver)(frame), key, name)
    });
  }
  const object = scope.program.names.findObject(type.name);
  if (!object) return undefined;
  const field = object.fields.get(key);
  if (field) {
    const isParent = target.isParent === true;
    return (receiver) => ({
      type: fieldType(field),
      run: (frame) => readField(frame, reach(receiver)(frame), key, field.name, isParent)
    });
  }
  const relation = relationType(object, key);
  if (!relation) return undefined;
  return (receiver) => ({
    type: relation.type,
    isParent: relation.isParent,
    run: (frame) => readRelation(frame, reach(receiver)(frame), key, name, target.isParent === true)
  });
}

export function findParentField(object: ObjectSchema, key: string): FieldSchema | undefined {
  return [...object.fields.values()].find(
    (field) => field.reference?.relationshipName.toLowerCase() === key
  );
}

export function writeField(frame: Frame, record: Value, key: string, value: Value): void {
  if (!(record instanceof ApexSObject)) throw frame.transaction.nullPointer();
  if (record.isReadOnly) {
    throw frame.transaction.exception('FinalException', 'Record is read-only');
  }
  record.fields.set(key, value);
}

function relationType(
  object: ObjectSchema,
  key: string
): { type: ApexType; isParent: boolean } | undefined {
  const parent = findParentField(object, key)?.reference;
  if (parent) {
    const [only] = parent.to;
    const type = parent.to.length === 1 && only ? typeOf(only) : types.sObject;
    return { type, isParent: true };
  }
  const children = object.childRelationships.find(
    ({ relationshipName }) => relationshipName.toLowerCase() === key
  );
  return children && { type: typeOf('List', typeOf(children.childObject)), isParent: false };
}

export function readField(
  frame: Frame,
  record: Value,
  key: string,
  name: string,
  isParent = false
): Value {
  if (record === null && isParent) return null;
  if (!(record instanceof ApexSObject)) throw frame.transaction.nullPointer();
  const value = record.fields.get(key);
  if (value !== undefined) return value;
  if (record.queried && key !== 'id') throw notQueried(frame, record, name);
  // A checkbox is never empty.
  return record.object.fields.get(key)?.type === 'boolean' ? false : null;
}

function readRelation(
  frame: Frame,
  record: Value,
  key: string,
  name: string,
  isParent: boolean
): Value {
  if (record === null && isParent) return null;
  if (!(record instanceof ApexSObject)) throw frame.transaction.nullPointer();
  const value = record.relations.get(key);
  if (value !== undefined) return value;
  if (record.queried) throw notQueried(frame, record, name);
  const children = record.object.childRelationships.find(
    ({ relationshipName }) => relationshipName.toLowerCase() === key
  );
  return children ? new ApexList(typeOf(children.childObject)) : null;
}

function notQueried(frame: Frame, record: ApexSObject, name: string): Error {
  const message = `SObject row was retrieved via SOQL without querying the requested field: ${record.object.name}.${name}`;
  return frame.transaction.exception('SObjectException', message);
}
