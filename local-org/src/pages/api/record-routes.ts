import { z } from 'zod';
import { PageError } from '../page-error.ts';
import { jsonBody } from '../page-request.ts';
import { quoted } from '../view/read-rows.ts';
import { seenRecord } from '../view/record-title.ts';
import { relationshipOf } from '../view/related-lists.ts';
import { objectInfo, picklistValues } from '../view/object-info.ts';
import { uiRecord, uiRecords } from '../view/ui-record.ts';
import { findField } from '../view/shown-field.ts';
import { objectNamed } from '../viewer.ts';
import { namesOf, numberOf, ok, type PageCall, type PageReply, type PageRoute } from './route.ts';
import { written } from './written.ts';

/** What the wires of `lightning/uiRecordApi`, `uiObjectInfoApi` and `uiRelatedListApi` ask. */
export const recordRoutes: readonly PageRoute[] = [
  { method: 'GET', path: '/records/:id', answer: getRecord },
  { method: 'POST', path: '/records', answer: createRecord },
  { method: 'PATCH', path: '/records/:id', answer: updateRecord },
  { method: 'DELETE', path: '/records/:id', answer: deleteRecord },
  { method: 'GET', path: '/related-list-records/:id/:list', answer: getRelatedRecords },
  {
    method: 'GET',
    path: '/object-info/:object',
    answer: ({ viewer, params }) =>
      ok(objectInfo(viewer, objectNamed(viewer, params['object'] ?? '')))
  },
  {
    method: 'GET',
    path: '/picklist-values/:object/:field',
    answer: ({ viewer, params }) => {
      const object = objectNamed(viewer, params['object'] ?? '');
      return ok(picklistValues(viewer, object, params['field'] ?? ''));
    }
  }
];

function getRecord({ viewer, request, params }: PageCall): PageReply {
  const record = seenRecord(viewer, params['id'] ?? '');
  const optionalFields = namesOf(request, 'optionalFields');
  return ok(uiRecord(viewer, record, { fields: namesOf(request, 'fields'), optionalFields }));
}

const fields = z.record(z.string(), z.unknown());
const newRecord = z.strictObject({ apiName: z.string(), fields });
const changedRecord = z.strictObject({ fields });

function createRecord({ viewer, request }: PageCall): PageReply {
  const { apiName, fields: values } = read(newRecord, jsonBody(request));
  const object = objectNamed(viewer, apiName);
  const [result] = viewer.org.records.insert(viewer.session, object.name, [values]);
  const id = written(result);
  return { status: 201, body: uiRecord(viewer, { id, object }, named(Object.keys(values))) };
}

function updateRecord({ viewer, request, params }: PageCall): PageReply {
  const record = seenRecord(viewer, params['id'] ?? '');
  const { fields: values } = read(changedRecord, jsonBody(request));
  const row = { ...values, Id: record.id };
  written(viewer.org.records.update(viewer.session, record.object.name, [row])[0]);
  return ok(uiRecord(viewer, record, named(Object.keys(values))));
}

function deleteRecord({ viewer, params }: PageCall): PageReply {
  const { id } = seenRecord(viewer, params['id'] ?? '');
  written(viewer.org.records.delete(viewer.session, [id])[0]);
  return ok({ id });
}

const MAX_PAGE = 1999;

/** Documented: getRelatedListRecords; the page token is the number of the first record. */
function getRelatedRecords({ viewer, request, params }: PageCall): PageReply {
  const parent = seenRecord(viewer, params['id'] ?? '');
  const { child, lookup } = relationshipOf(viewer, parent.object, params['list'] ?? '');
  const size = numberOf(request, 'pageSize', { standard: 50, max: MAX_PAGE });
  const from = numberOf(request, 'pageToken', { standard: 0, max: 2000 });
  const sorted = namesOf(request, 'sortBy').map((one) => {
    const path = findField(viewer, child, one.replace(/^-/, '').replace(/^\w+\./, ''))?.path;
    if (path === undefined) throw new PageError(400, 'INVALID_FIELD', `Cannot sort by ${one}.`);
    return `${path} ${one.startsWith('-') ? 'DESC' : 'ASC'} NULLS LAST`;
  });
  const wanted = {
    fields: namesOf(request, 'fields'),
    optionalFields: namesOf(request, 'optionalFields')
  };
  const tail = ` ORDER BY ${[...sorted, 'Id'].join(', ')} LIMIT ${size + 1} OFFSET ${from}`;
  const found = uiRecords(viewer, child, wanted, `${lookup} = ${quoted(parent.id)}`, tail);
  const records = found.slice(0, size);
  const token = found.length > size ? String(from + size) : null;
  return ok({
    ...{ records, count: records.length, pageSize: size, nextPageToken: token },
    currentPageToken: String(from),
    listReference: { parentRecordId: parent.id, relatedListId: params['list'], type: 'relatedList' }
  });
}

function named(names: readonly string[]) {
  return { fields: [], optionalFields: names };
}

function read<Value>(schema: z.ZodType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new PageError(400, 'INVALID_INPUT', z.prettifyError(parsed.error));
}
