import type { Database } from 'better-sqlite3';
import type { FieldSchema, ObjectSchema } from '../metadata/index.ts';

/** Names come from metadata: they cannot be bound, so they are quoted. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Creates the object's table, or adds the columns it lacks; existing rows stay. */
export function ensureTable(db: Database, object: ObjectSchema): void {
  const table = quoteName(object.name);
  const present = new Set(
    (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name)
  );
  const missing = columnsOf(object).filter(({ name }) => !present.has(name));
  if (present.size === 0) {
    // In one statement: each that adds a column reads all tables of the database again.
    const columns = missing.map(({ name, type }) => `${quoteName(name)} ${type}`);
    db.exec(`CREATE TABLE ${table} (${columns.join(', ')}) STRICT`);
  } else {
    for (const { name, type } of missing) {
      db.exec(`ALTER TABLE ${table} ADD COLUMN ${quoteName(name)} ${type}`);
    }
  }
  for (const columnsOfIndex of indexes(object)) createIndex(db, object, columnsOfIndex);
}

function columnsOf(object: ObjectSchema): { readonly name: string; readonly type: string }[] {
  const fields = [...object.fields.values()].filter(isStored).filter(({ name }) => name !== 'Id');
  const ownDeletion = { name: 'IsDeleted', type: 'INTEGER NOT NULL DEFAULT 0' };
  return [
    { name: 'Id', type: 'TEXT PRIMARY KEY' },
    ...fields.map((field) => ({ name: field.name, type: columnType(field) })),
    ...(object.fields.has('isdeleted') ? [] : [ownDeletion])
  ];
}

/** Formulas and compound fields are put together when they are read. */
export function isStored(field: FieldSchema): boolean {
  return !field.formula && field.type !== 'address';
}

function columnType(field: FieldSchema): string {
  switch (field.type) {
    case 'boolean':
      return 'INTEGER NOT NULL DEFAULT 0';
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return 'REAL';
    case 'id':
    case 'reference':
    case 'date':
    case 'datetime':
      return 'TEXT';
    case 'address':
    case 'base64':
      return 'BLOB';
    case 'string':
    case 'textarea':
    case 'picklist':
    case 'multipicklist':
    case 'email':
    case 'phone':
    case 'url':
      return field.caseSensitive ? 'TEXT' : 'TEXT COLLATE NOCASE';
  }
}

/** When something happened in the community: lists of such rows are read newest first. */
const eventTimes = /^(\w+__)?(OccurredAt|StartedAt)__c$/;

/** The column lists worth an index; each ends in the column its lists are paged by. */
function indexes(object: ObjectSchema): string[][] {
  const fields = [...object.fields.values()];
  const time = fields.find(({ name }) => eventTimes.test(name))?.name;
  const byTime = time === undefined ? [] : [time, 'Id'];
  const lookups = fields.filter((field) => field.reference !== undefined && isIndexedLookup(field));
  const keys = fields.filter((field) => field.type !== 'id' && (field.unique || field.idLookup));
  return [
    ...lookups.map((field) => [field.name, ...byTime]),
    // Behind the lookups: of two indexes that serve equally well the younger one is taken, and a key
    // that several rows share, as those of a thread do, leads to fewer of them than a lookup.
    ...keys.map((field) => (isSharedKey(field) ? [field.name, ...byTime] : [field.name])),
    ...(object.fields.has('systemmodstamp') ? [['SystemModstamp', 'Id']] : []),
    ...(time === undefined ? [] : [byTime])
  ];
}

function isSharedKey({ externalId, unique }: FieldSchema): boolean {
  return externalId && !unique;
}

/** Nobody lists records by who stamped them; that index would only slow every write down. */
function isIndexedLookup(field: FieldSchema): boolean {
  return !['CreatedById', 'LastModifiedById'].includes(field.name);
}

function createIndex(db: Database, object: ObjectSchema, columns: readonly string[]): void {
  const name = quoteName([object.name, ...columns].join('_'));
  const [first] = columns;
  const field = object.fields.get((first ?? '').toLowerCase());
  const partial = field?.nillable === true ? ` WHERE ${quoteName(field.name)} IS NOT NULL` : '';
  const list = columns.map(quoteName).join(', ');
  db.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${quoteName(object.name)} (${list})${partial}`);
}
