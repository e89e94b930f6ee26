import type { Org } from '../../org.ts';
import type { Call, Reply } from '../call.ts';
import { readableFields, visibleObject } from '../objects.ts';
import { query, quoted } from '../queries.ts';
import type { Route } from '../router.ts';
import { notFound } from '../salesforce-error.ts';

/** `/sobjects/X/<id>/<field>` of a field that holds bytes: the file itself (documented: sObject Blob Retrieve). */
export function fileRoutes(org: Org): Route[] {
  return [
    {
      method: 'GET',
      path: '/sobjects/:object/:id/VersionData',
      kind: 'rows',
      handle: (call, { object = '', id = '' }) => getBytes(org, call, object, id)
    }
  ];
}

function getBytes(org: Org, call: Call, objectName: string, id: string): Reply {
  const object = visibleObject(org, call, objectName);
  const field = readableFields(call, object).find(({ type }) => type === 'base64');
  if (!field) throw notFound();
  const found = query(org, call, `SELECT Id FROM ${object.name} WHERE Id = ${quoted(id)}`);
  const [row] = found.rows(0, 1);
  const stored = row && org.records.get(call.session, object.name, String(row['Id']));
  const bytes = stored?.[field.name];
  if (!Buffer.isBuffer(bytes)) throw notFound();
  return { status: 200, body: bytes, headers: { 'Content-Type': 'application/octetstream' } };
}
