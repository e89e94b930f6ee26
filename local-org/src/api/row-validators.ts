import { createHash } from 'node:crypto';
import type { ObjectSchema } from '../metadata/index.ts';
import type { Org } from '../org.ts';
import type { Call } from './call.ts';
import { SalesforceError } from './salesforce-error.ts';

export interface RowValidators {
  readonly ETag: string;
  readonly 'Last-Modified'?: string;
}

/** What a client can hold against a later state of the row: its tag and when it last changed. */
export function rowValidators(
  org: Org,
  call: Call,
  object: ObjectSchema,
  id: string
): RowValidators {
  const row = org.records.get(call.session, object.name, id) ?? {};
  // Bytes have a checksum of their own among the other fields.
  const values = Object.values(row).filter((value) => !Buffer.isBuffer(value));
  const hash = createHash('sha256').update(JSON.stringify(values)).digest('hex');
  const modified = row['LastModifiedDate'] ?? row['SystemModstamp'];
  return {
    ETag: `"${hash.slice(0, 16)}"`,
    ...(typeof modified === 'string' && { 'Last-Modified': new Date(modified).toUTCString() })
  };
}

/** Whether a GET asks only for what is newer than what the client has: then it gets 304 (documented). */
export function isUnchanged({ headers }: Call, validators: RowValidators): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) return lists(known, validators.ETag);
  return isAfter(headers['if-modified-since'], validators);
}

/** Refuses with 412 when the row is no longer as `If-Match` or `If-Unmodified-Since` say (documented: Status Codes). */
export function requirePreconditions(org: Org, { headers }: Call, validators: RowValidators): void {
  const wanted = headers['if-match'];
  const changed = headers['if-unmodified-since'];
  const good =
    (wanted === undefined || lists(wanted, validators.ETag)) &&
    (changed === undefined || isAfter(changed, validators));
  if (good) return;
  org.unconfirmed('the body of a 412 answer');
  const message = 'The record was changed since the time or state the request names.';
  throw new SalesforceError(412, 'PRECONDITION_FAILED', message);
}

function isAfter(date: string | undefined, validators: RowValidators): boolean {
  return Date.parse(date ?? '') >= Date.parse(validators['Last-Modified'] ?? '');
}

/** A tag sent with a compressed answer ends in `--gzip` (recorded). */
function lists(header: string, etag: string): boolean {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.some((tag) => tag === '*' || tag.replace('--gzip', '') === etag);
}
