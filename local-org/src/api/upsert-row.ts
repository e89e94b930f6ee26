import type { FieldSchema, ObjectSchema } from '../metadata/index.ts';
import type { Org } from '../org.ts';
import type { Row } from '../records/index.ts';
import type { Call, Reply } from './call.ts';
import { keyField } from './objects.ts';
import { findIds } from './queries.ts';
import { refuseField, rowOf } from './row-body.ts';
import { rowPath, severalMatches } from './row-url.ts';
import { notFound, rowErrorReply } from './salesforce-error.ts';
import { isAtLeast } from './versions.ts';
import { writeRows } from './writing.ts';

interface Target {
  readonly object: ObjectSchema;
  readonly field: string;
  /** Percent-decoded. */
  readonly value: string;
}

/**
 * `PATCH /sobjects/X/<key field>/<value>`: 201 when created, 200 when updated (204 below v46), 300 when several
 * rows match (recorded); `?updateOnly=true` never creates.
 */
export function upsertRow(org: Org, call: Call, target: Target): Reply {
  const { object } = target;
  const field = keyField(call, object, target.field);
  const row = rowOf(call.body);
  refuseField(row, field.name);
  if (call.query.get('updateOnly') === 'true') {
    if (findIds(org, call, object, field, target.value).length === 0) throw notFound();
  }
  const [result] = writeRows(org, call, {
    object: object.name,
    rows: [{ ...row, [field.name]: keyValue(field, target.value) }],
    allOrNone: false,
    perform: (rows: readonly Row[]) =>
      org.records.upsert(call.session, object.name, field.name, rows)
  });
  if (!result?.success) {
    const matches = result?.errors[0]?.matches;
    return matches ? severalMatches(call, object, matches) : rowErrorReply(result?.errors ?? []);
  }
  const { id, created } = result;
  const headers = { Location: rowPath(call, object, id) };
  const answer = { id, success: true, errors: [] };
  if (isAtLeast(call.version, 46)) {
    return { status: created ? 201 : 200, body: { ...answer, created }, headers };
  }
  return created ? { status: 201, body: answer, headers } : { status: 204 };
}

function keyValue(field: FieldSchema, value: string): string | number {
  const numeric = ['int', 'double', 'currency', 'percent'].includes(field.type);
  return numeric && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : value;
}
