import type { OrgPerson } from '../../domain/index.ts';
import type { Subresponse } from './composite.ts';

export type PeopleObject = OrgPerson['object'];

/** Rows per query (documented: at most 2,000 per page). */
export const PEOPLE_PAGE = 2000;

/** Where to read on: rows stamped later, or stamped then with a greater id. */
export interface PeoplePosition {
  readonly object: PeopleObject;
  /** ISO-8601 UTC; null for the very beginning. */
  readonly stamp: string | null;
  /** Null: rows stamped exactly then are read too. */
  readonly recordId: string | null;
}

/** A person without what only we know. */
export type PulledPerson = Omit<OrgPerson, 'connectionId'>;

export interface PeoplePage {
  readonly object: PeopleObject;
  readonly people: readonly PulledPerson[];
  /** Record ids of those deleted or merged away. */
  readonly deleted: readonly string[];
  /** Where the next page begins; null after the last one. */
  readonly next: PeoplePosition | null;
  /** Set when the org refuses the query, for example for want of access to the object. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

const FIELDS: Readonly<Record<PeopleObject, string>> = {
  Contact: 'Id, Name, Email, AccountId, IsDeleted, SystemModstamp',
  Lead: 'Id, Name, Email, IsConverted, ConvertedContactId, IsDeleted, SystemModstamp'
};

/** Keyset paging by (SystemModstamp, Id): thousands of rows may share one second. */
export function peopleQuery({ object, stamp, recordId }: PeoplePosition): string {
  const where =
    stamp === null
      ? ''
      : recordId === null
        ? ` WHERE SystemModstamp >= ${literal(stamp)}`
        : ` WHERE SystemModstamp > ${literal(stamp)}` +
          ` OR (SystemModstamp = ${literal(stamp)} AND Id > '${recordId}')`;
  return (
    `SELECT ${FIELDS[object]} FROM ${object}${where}` +
    ` ORDER BY SystemModstamp, Id LIMIT ${PEOPLE_PAGE}`
  );
}

export function toPeoplePage(object: PeopleObject, response: Subresponse | undefined): PeoplePage {
  if (response?.status !== 200) {
    return { object, people: [], deleted: [], next: null, error: firstError(response?.body) };
  }
  const { records, done } = response.body as { records: PersonRow[]; done: boolean };
  const last = records.at(-1);
  const isFull = records.length >= PEOPLE_PAGE || !done;
  return {
    object,
    people: records.filter((row) => !row.IsDeleted).map((row) => toPerson(object, row)),
    deleted: records.filter((row) => row.IsDeleted).map((row) => row.Id),
    next: last && isFull ? { object, stamp: iso(last.SystemModstamp), recordId: last.Id } : null,
    error: null
  };
}

interface PersonRow {
  readonly Id: string;
  readonly Name: string | null;
  readonly Email: string | null;
  readonly AccountId?: string | null;
  readonly IsConverted?: boolean;
  readonly ConvertedContactId?: string | null;
  readonly IsDeleted: boolean;
  readonly SystemModstamp: string;
}

function toPerson(object: PeopleObject, row: PersonRow): PulledPerson {
  return {
    recordId: row.Id,
    object,
    email: row.Email,
    name: row.Name ?? '',
    accountId: row.AccountId ?? null,
    convertedContactId: row.ConvertedContactId ?? null,
    isConverted: row.IsConverted ?? false,
    systemModstamp: iso(row.SystemModstamp)
  };
}

/** `2022-03-17T16:21:26.000+0000` → ISO-8601 with `Z`. */
function iso(stamp: string): string {
  return new Date(stamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString();
}

/** Stamps have whole seconds on the wire. */
function literal(stamp: string): string {
  return stamp.replace(/\.\d+Z$/, 'Z');
}

function firstError(body: unknown): { code: string; message: string } {
  const first = (Array.isArray(body) ? body[0] : undefined) as
    { errorCode?: string; message?: string } | undefined;
  return { code: first?.errorCode ?? 'UNKNOWN', message: first?.message ?? '' };
}
