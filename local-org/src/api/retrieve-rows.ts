import type { Org } from '../org.ts';
import { normalizeId } from '../records/index.ts';
import type { Call, Reply } from './call.ts';
import { visibleObject } from './objects.ts';
import { query, quoted, selectedFields } from './queries.ts';
import { malformed, SalesforceError, tooManyRecords } from './salesforce-error.ts';

const MAX_RETRIEVED = 2000;

/** `/composite/sobjects/X` with ids and fields: rows in the order asked, `null` for what is missing. */
export function retrieveRows(org: Org, call: Call, objectName: string): Reply {
  const object = visibleObject(org, call, objectName);
  const body = call.method === 'POST' ? call.body : undefined;
  const ids = listOf(body, call, 'ids');
  const fields = selectedFields(object, call, listOf(body, call, 'fields'));
  if (ids.length > MAX_RETRIEVED) throw tooManyRecords(MAX_RETRIEVED);
  const selected = fields.includes('Id') ? fields : [...fields, 'Id'];
  const malformedId = ids.find((id) => normalizeId(id) === undefined);
  if (malformedId !== undefined) {
    throw new SalesforceError(400, 'MALFORMED_ID', `malformed id ${malformedId}`, ['Id']);
  }
  const from = `FROM ${object.name} WHERE Id IN (${ids.map(quoted).join(', ')})`;
  const found = query(org, call, `SELECT ${selected.join(', ')} ${from}`);
  const byId = new Map(
    found.rows(0, found.totalSize).map((record) => [String(record['Id']).slice(0, 15), record])
  );
  return { status: 200, body: ids.map((id) => byId.get(id.slice(0, 15)) ?? null) };
}

function listOf(body: unknown, call: Call, name: string): string[] {
  const given: unknown =
    body === undefined
      ? call.query.get(name)?.split(',')
      : (body as Record<string, unknown> | null)?.[name];
  if (Array.isArray(given) && given.every((item) => typeof item === 'string')) return given;
  throw malformed(`${name} must be a list of strings`);
}
