import type { Rights } from '../../src/access/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../src/metadata/index.ts';
import { openStore, to18, type Store } from '../../src/records/index.ts';
import { runQuery, type QueryInput, type QueryResult } from '../../src/soql/index.ts';
import {
  checkbox,
  decimal,
  email,
  field,
  int,
  isDeleted,
  lookup,
  object,
  picklist,
  recordId,
  stamps,
  text,
  textArea
} from '../../src/standard/index.ts';

const named = [recordId, text('Name', 'Name', 255, { idLookup: true })];

const person = [
  recordId,
  text('FirstName', 'First Name', 40),
  text('LastName', 'Last Name', 80),
  text('Name', 'Name', 121),
  email('Email', 'Email', { idLookup: true }),
  isDeleted
];

const childRelationships: Readonly<Record<string, ObjectSchema['childRelationships']>> = {
  Account: [
    { childObject: 'Contact', field: 'AccountId', relationshipName: 'Contacts' },
    { childObject: 'Account', field: 'ParentId', relationshipName: 'ChildAccounts' }
  ],
  Contact: [{ childObject: 'Activity__c', field: 'Contact__c', relationshipName: 'Activities__r' }]
};

const objects = [
  anObject('User', '005', [...person, checkbox('IsActive', 'Active')]),
  anObject('Group', '00G', [...named, isDeleted]),
  anObject('Account', '001', [
    ...named,
    picklist('Industry', 'Industry', ['Technology', 'Banking', 'Retail']),
    int('NumberOfEmployees', 'Employees', 8),
    decimal('AnnualRevenue', 'Annual Revenue', 'currency', [18, 2]),
    checkbox('IsPartner__c', 'Partner', { custom: true }),
    textArea('Description', 'Description', 32000),
    field('Founded__c', 'Founded', 'date', { custom: true }),
    field('Tags__c', 'Tags', 'multipicklist', { custom: true, length: 1000, sortable: false }),
    text('Code__c', 'Code', 20, { custom: true, unique: true, caseSensitive: true }),
    aLookup('ParentId', 'Parent', ['Account'], 'ChildAccounts'),
    aLookup('OwnerId', 'Owner', ['User', 'Group']),
    isDeleted,
    ...stamps
  ]),
  anObject('Contact', '003', [
    ...person,
    aLookup('AccountId', 'Account', ['Account'], 'Contacts'),
    aLookup('ReportsToId', 'ReportsTo', ['Contact']),
    ...stamps
  ]),
  anObject('Activity__c', '', [
    ...named,
    aLookup('Contact__c', 'Contact__r', ['Contact'], 'Activities__r'),
    text('Type__c', 'Type', 80, { custom: true }),
    text('ThreadKey__c', 'Thread Key', 80, { custom: true, externalId: true, idLookup: true }),
    field('OccurredAt__c', 'Occurred', 'datetime', { custom: true, nillable: false }),
    isDeleted,
    ...stamps
  ])
];

export type FixtureRow = Readonly<Record<string, string | number | null>>;

export interface QueryFixture {
  readonly store: Store;
  /** All pages of a query as JSON sees them. */
  readonly records: (soql: string, input?: Partial<QueryInput>) => unknown[];
  readonly run: (soql: string, input?: Partial<QueryInput>) => QueryResult;
  readonly insert: (objectName: string, rows: readonly FixtureRow[]) => void;
}

/** A small org with rows: its clock stands at noon UTC of 15 May 2024, a Wednesday. */
export function aQueryOrg(
  rows: Readonly<Record<string, readonly FixtureRow[]>> = {},
  { hidden = [] }: { hidden?: readonly string[] } = {}
): QueryFixture {
  const store = openStore({ schema: aSchema() });
  const session = { rights: someRights(hidden) };
  const now = new Date('2024-05-15T12:00:00Z');
  const run: QueryFixture['run'] = (soql, input = {}) =>
    runQuery({ store, session, soql, now, ...input });
  const insert: QueryFixture['insert'] = (name, values) => insertRows(store, name, values);
  for (const [name, values] of Object.entries(rows)) insert(name, values);
  return {
    store,
    run,
    insert,
    records: (soql, input) => withoutAttributes(run(soql, input).rows(0, 2000)) as unknown[]
  };
}

/** The n-th record id of an object: 18 characters. */
export function idOf(prefix: string, number: number): string {
  return to18(`${prefix}LO0${String(number).padStart(9, '0')}`);
}

function aSchema(): Schema {
  return {
    objects: new Map(objects.map((one) => [one.name.toLowerCase(), one])),
    permissionSets: new Map(),
    labels: new Map(),
    customMetadata: [],
    duplicateRules: [],
    matchingRules: new Map(),
    namespace: ''
  };
}

function anObject(name: string, keyPrefix: string, fields: readonly FieldSchema[]): ObjectSchema {
  const traits = { label: name, labelPlural: `${name}s`, keyPrefix, custom: keyPrefix === '' };
  return {
    ...object(name, traits, fields),
    childRelationships: childRelationships[name] ?? []
  };
}

function aLookup(name: string, relationshipName: string, to: string[], children?: string) {
  const link = children === undefined ? {} : { childRelationshipName: children };
  return lookup(name, relationshipName, { to, relationshipName, ...link });
}

function someRights(hidden: readonly string[]): Rights {
  const denied = new Set(hidden.map((name) => name.toLowerCase()));
  const object = (name: string) => !denied.has(name.toLowerCase());
  const fieldOf = (name: string, field: string) => !denied.has(`${name}.${field}`.toLowerCase());
  return {
    userId: idOf('005', 1),
    canRead: object,
    canCreate: object,
    canEdit: object,
    canDelete: object,
    canReadField: fieldOf,
    canEditField: fieldOf,
    canViewAll: object,
    canModifyAll: object,
    canUseApi: () => true,
    hasPermission: () => true,
    hasCustomPermission: () => true,
    canUseClass: () => true
  };
}

function insertRows(store: Store, objectName: string, rows: readonly FixtureRow[]): void {
  store.db.transaction(() => {
    for (const row of rows) {
      const columns = Object.keys(row).map((name) => `"${name}"`);
      const places = columns.map(() => '?').join(', ');
      const sql = `INSERT INTO "${objectName}" (${columns.join(', ')}) VALUES (${places})`;
      store.prepare(sql).run(...Object.values(row));
    }
  })();
}

function withoutAttributes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAttributes);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'attributes');
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutAttributes(one)]));
}
