import { READ_FIELDS } from '../../rules/index.ts';
import type { Subresponse } from './composite.ts';
import {
  id,
  stampOf,
  text,
  toAccount,
  toChoice,
  toOpportunity,
  toPerson,
  type Row
} from './mirror-rows.ts';
import type { MirroredObject, MirrorPage, MirrorPosition } from './mirror-page.ts';
import type { Namespace } from './namespace.ts';

/** Rows per query (documented: at most 2,000 per page). */
export const MIRROR_PAGE = 2000;

/** What comes along besides fields of the object: an owner's address, all contact roles. */
const RELATED: Readonly<Partial<Record<MirroredObject, readonly string[]>>> = {
  Opportunity: [
    'Owner.Email',
    '(SELECT Id, ContactId, Role, IsPrimary, IsDeleted FROM OpportunityContactRoles)'
  ]
};

/** Whose org it is, as queries need to know it. */
export interface QueryOrg {
  readonly namespace: Namespace;
  /** The integration user: what it changed itself is no news, unless a person locked it. */
  readonly userId: string;
}

/** Keyset paging by (SystemModstamp, Id): thousands of rows may share one second. */
export function mirrorQuery(position: MirrorPosition, { namespace, userId }: QueryOrg): string {
  const { object } = position;
  const locked = namespace.qualify('MatchLocked__c');
  const conditions = [
    ...(object === 'Member__c'
      ? ['IsDeleted = false', `(${locked} = true OR LastModifiedById != '${userId}')`]
      : []),
    ...behind(position)
  ];
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  return `${select(object, namespace)}${where} ORDER BY SystemModstamp, Id LIMIT ${MIRROR_PAGE}`;
}

/** Opportunities with these ids, or in which these contact roles are; so many ids that they fit an address. */
export function opportunityQuery(
  by: 'id' | 'role',
  ids: readonly string[],
  namespace: Namespace
): string {
  const quoted = ids.map((one) => `'${one.replace(/[\\']/g, '\\$&')}'`).join(',');
  const which =
    by === 'id'
      ? quoted
      : `SELECT OpportunityId FROM OpportunityContactRole WHERE Id IN (${quoted})`;
  return `${select('Opportunity', namespace)} WHERE Id IN (${which}) LIMIT ${MIRROR_PAGE}`;
}

function select(object: MirroredObject, namespace: Namespace): string {
  const fields = [
    ...['Id', ...READ_FIELDS[object], 'IsDeleted', 'SystemModstamp'],
    ...(RELATED[object] ?? [])
  ].map((field) => namespace.qualify(field));
  return `SELECT ${fields.join(', ')} FROM ${namespace.qualify(object)}`;
}

function behind({ stamp, recordId }: MirrorPosition): string[] {
  if (stamp === null) return [];
  const at = stamp.replace(/\.\d+Z$/, 'Z'); // Stamps have whole seconds on the wire.
  if (recordId === null) return [`SystemModstamp >= ${at}`];
  return [`(SystemModstamp > ${at} OR (SystemModstamp = ${at} AND Id > '${recordId}'))`];
}

export function toMirrorPage(
  object: MirroredObject,
  response: Subresponse | undefined,
  namespace: Namespace
): MirrorPage {
  if (response?.status !== 200) {
    const nothing = { gone: [], next: null, error: firstError(response?.body) };
    return pageOf(object, [], nothing);
  }
  const { records, done } = response.body as { records: Row[]; done: boolean };
  const rows = records.map((record) => plain(record, namespace));
  const last = rows.at(-1);
  const isFull = rows.length >= MIRROR_PAGE || !done;
  const gone = rows.filter(isGone);
  return pageOf(
    object,
    rows.filter((row) => !isGone(row)),
    {
      gone: gone.map((row) => ({ recordId: id(row), masterId: text(row['MasterRecordId']) })),
      next: last && isFull ? { object, stamp: stampOf(last), recordId: id(last) } : null,
      error: null
    }
  );
}

function pageOf(
  object: MirroredObject,
  rows: readonly Row[],
  rest: Pick<MirrorPage, 'gone' | 'next' | 'error'>
): MirrorPage {
  if (object === 'Account') return { object, rows: rows.map(toAccount), ...rest };
  if (object === 'Opportunity') return { object, rows: rows.map(toOpportunity), ...rest };
  if (object === 'Member__c') return { object, rows: rows.map(toChoice), ...rest };
  return { object, rows: rows.map((row) => toPerson(object, row)), ...rest };
}

function plain(record: Row, namespace: Namespace): Row {
  const entries = Object.entries(record).map(([name, value]) => [namespace.strip(name), value]);
  return Object.fromEntries(entries) as Row;
}

function isGone(row: Row): boolean {
  return row['IsDeleted'] === true;
}

/** What the org says first about a request it refused. */
export function firstError(body: unknown): { code: string; message: string } {
  const first = (Array.isArray(body) ? body[0] : undefined) as
    { errorCode?: string; message?: string } | undefined;
  return { code: first?.errorCode ?? 'UNKNOWN', message: first?.message ?? '' };
}
