import type { ObjectSchema } from '../../metadata/index.ts';
import { normalizeId } from '../../records/index.ts';
import { noAccess, noSuchRecord } from '../page-error.ts';
import { sourceName, type Viewer } from '../viewer.ts';
import { iconOf } from './icons.ts';
import { quoted, readRows, textOf, valueAt } from './read-rows.ts';

/** A record that may be seen. */
export interface SeenRecord {
  readonly id: string;
  readonly object: ObjectSchema;
}

/** Throws PageError for a record that is gone or may not be seen. */
export function seenRecord(viewer: Viewer, givenId: string): SeenRecord {
  const id = normalizeId(givenId);
  const object = id === undefined ? undefined : viewer.org.store.findObjectOfId(id);
  if (id === undefined || !object) throw noSuchRecord();
  if (!viewer.session.rights.canRead(object.name)) throw noAccess('this record');
  const found = readRows(viewer, `SELECT Id FROM ${object.name} WHERE Id = ${quoted(id)}`);
  if (found.length === 0) throw noSuchRecord();
  return { id, object };
}

/** What stands at the top of a record: its kind and its name. */
export function recordTitle(viewer: Viewer, { id, object }: SeenRecord) {
  const { nameField, label, labelPlural, name } = object;
  const soql = `SELECT Id, ${nameField} FROM ${name} WHERE Id = ${quoted(id)}`;
  const [row = {}] = readRows(viewer, soql);
  const title = valueAt(row, nameField);
  return {
    id,
    name: title === null ? `(${label})` : textOf(title),
    object: { name: sourceName(viewer, name), label, labelPlural, icon: iconOf(viewer, object) }
  };
}
