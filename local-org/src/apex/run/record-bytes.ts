import { quoteName, type Store } from '../../records/index.ts';
import { ApexBlob, ApexList, ApexSObject, type Value } from '../values/index.ts';

/** Puts the bytes of base64 fields in place of the addresses that a query answers. */
export function withBytes(store: Store, value: Value): Value {
  if (value instanceof ApexList) value.items.forEach((item) => withBytes(store, item));
  if (!(value instanceof ApexSObject)) return value;
  for (const [key, stored] of value.fields) {
    const isAddress = typeof stored === 'string' && stored.startsWith('/services/data/');
    if (isAddress && value.object.fields.get(key)?.type === 'base64') {
      value.fields.set(key, bytesAt(store, stored));
    }
  }
  for (const related of value.relations.values()) withBytes(store, related);
  return value;
}

/** `/services/data/v66.0/sobjects/ContentVersion/068…/VersionData` */
function bytesAt(store: Store, address: string): ApexBlob | null {
  const [object = '', id = '', field = ''] = address.split('/').slice(-3);
  const sql = `SELECT ${quoteName(field)} FROM ${quoteName(object)} WHERE "Id" = ?`;
  const bytes = store.prepare(sql).pluck().get(id);
  return bytes instanceof Uint8Array ? new ApexBlob(bytes) : null;
}
