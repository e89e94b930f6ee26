import { ApexSObject, type Value } from '../../values/index.ts';

export interface CopyOptions {
  readonly keepId: boolean;
  /** Created and last modified: when and by whom. */
  readonly keepStamps: boolean;
  readonly keepAutoNumbers: boolean;
}

const STAMPS = ['createddate', 'createdbyid', 'lastmodifieddate', 'lastmodifiedbyid'];

/** A record with the same field values; related records are the same objects. */
export function copyRecord(record: ApexSObject, options: CopyOptions): ApexSObject {
  const copy = new ApexSObject(record.object, record.queried);
  for (const [name, value] of record.fields) {
    if (isKept(record, name, options)) copy.fields.set(name, value);
  }
  for (const [name, value] of record.relations) copy.relations.set(name, value);
  return copy;
}

export function copyItem(value: Value, options: CopyOptions): Value {
  return value instanceof ApexSObject ? copyRecord(value, options) : value;
}

function isKept(record: ApexSObject, field: string, options: CopyOptions): boolean {
  if (field === 'id') return options.keepId;
  if (STAMPS.includes(field)) return options.keepStamps;
  const autoNumber = record.object.fields.get(field)?.autoNumber !== undefined;
  return options.keepAutoNumbers || !autoNumber;
}
