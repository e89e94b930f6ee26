import type { FieldSchema, ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import { quoteName } from '../../records/index.ts';
import type { Call } from '../call.ts';
import { findVisibleObject, readableFields } from '../objects.ts';
import { query, quoted } from '../queries.ts';
import { SalesforceError } from '../salesforce-error.ts';
import {
  MAX_RESULTS,
  type FieldGroup,
  type ReturnedObject,
  type SearchRequest
} from './search-request.ts';
import { matches, readSearchTerm, requiredWords, type SearchTerm } from './search-term.ts';

/** The records a search finds, object by object. Unlike in Salesforce a row is found as soon as it is written. */
export function runSearch(org: Org, call: Call, request: SearchRequest): Record<string, unknown>[] {
  const term = readSearchTerm(request.term);
  const returning = request.returning ?? everything(org, call);
  const found: Record<string, unknown>[] = [];
  for (const returned of returning) {
    const left = request.limit - found.length;
    if (left <= 0) break;
    found.push(...searchObject(org, call, returned, { term, group: request.group }).slice(0, left));
  }
  return found;
}

interface Wanted {
  readonly term: SearchTerm;
  readonly group: FieldGroup;
}

function searchObject(org: Org, call: Call, returned: ReturnedObject, wanted: Wanted) {
  const object = findVisibleObject(org, call, returned.name);
  if (!object || !isSearchable(object)) {
    throw new SalesforceError(
      400,
      'INVALID_TYPE',
      `sObject type '${returned.name}' is not supported.`
    );
  }
  const ids = matchingIds(org, call, object, wanted);
  // Planned even when nothing matches: a mistake in the field list must show.
  const among = ids.length > 0 ? ids.map(quoted).join(', ') : quoted('');
  const where = returned.where === undefined ? '' : ` AND (${returned.where})`;
  const soql = `SELECT ${returned.fields.join(', ')} FROM ${object.name} WHERE Id IN (${among})${where} ${returned.tail}`;
  const result = query(org, call, soql.trim());
  return result.rows(0, Math.min(returned.limit ?? MAX_RESULTS, result.totalSize));
}

function matchingIds(
  org: Org,
  call: Call,
  object: ObjectSchema,
  { term, group }: Wanted
): string[] {
  const fields = readableFields(call, object).filter((field) => isSearched(object, field, group));
  const words = requiredWords(term);
  if (fields.length === 0 || words.length === 0) return [];
  const columns = fields.map((field) => quoteName(field.name));
  const haystack = columns.map((column) => `COALESCE(${column}, '')`).join(` || ' ' || `);
  const some = words.map(() => `instr(lower(${haystack}), ?) > 0`).join(' OR ');
  const rows = org.store.db
    .prepare(
      `SELECT "Id", ${columns.join(', ')} FROM ${quoteName(object.name)}
       WHERE "IsDeleted" = 0 AND (${some})`
    )
    .raw()
    .iterate(...words) as IterableIterator<(string | null)[]>;
  const ids: string[] = [];
  for (const [id, ...texts] of rows) {
    if (ids.length >= MAX_RESULTS) continue;
    if (
      matches(
        term,
        texts.map((text) => text ?? '')
      )
    )
      ids.push(String(id));
  }
  return ids;
}

function isSearched(object: ObjectSchema, field: FieldSchema, group: FieldGroup): boolean {
  switch (group) {
    case 'NAME':
      return field.name === object.nameField || ['FirstName', 'LastName'].includes(field.name);
    case 'EMAIL':
      return field.type === 'email';
    case 'PHONE':
      return field.type === 'phone';
    case 'ALL':
    case 'SIDEBAR':
      return ['string', 'textarea', 'email', 'phone', 'url'].includes(field.type);
  }
}

function everything(org: Org, call: Call): ReturnedObject[] {
  return [...org.schema.objects.values()]
    .filter((object) => isSearchable(object) && call.session.rights.canRead(object.name))
    .map(({ name }) => ({ name, fields: ['Id'], tail: '' }));
}

function isSearchable({ name, customSetting, fields }: ObjectSchema): boolean {
  return !customSetting && !/__(mdt|e)$/.test(name) && (fields.has('isdeleted') || name === 'User');
}
