import SqliteDatabase, { type Database } from 'better-sqlite3';
import type { Rights } from '../../access/index.ts';
import { linkChildren, type Schema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import { ensureTable, quoteName, type Session } from '../../records/index.ts';
import type { QuerySource } from '../../soql/index.ts';
import { testRows, testRunsOf } from './apex-tests/index.ts';
import { dataApiObjects, definitionObjects, toolingObjects } from './catalogue-objects.ts';
import { catalogueRows, type CatalogueRow } from './catalogue-rows.ts';
import { SetupIds } from './setup-ids.ts';

const catalogues = new WeakMap<Org, Catalogue>();

/** The org's metadata as tables that SOQL can read; one per org, made when first asked. */
export function catalogueOf(org: Org): Catalogue {
  const known = catalogues.get(org) ?? new Catalogue(org);
  catalogues.set(org, known);
  return known;
}

/** Metadata as rows, kept apart from the org's own and made anew when the metadata changes. */
class Catalogue {
  readonly ids: SetupIds;
  private readonly org: Org;
  private readonly objects = linkChildren(
    new Map(toolingObjects.map((object) => [object.name.toLowerCase(), object]))
  );
  private built:
    | {
        readonly of: Schema;
        readonly version: string;
        readonly source: QuerySource;
        tests?: number;
      }
    | undefined;

  constructor(org: Org) {
    this.org = org;
    this.ids = new SetupIds(org.store);
  }

  /** Whether the data API, or only the Tooling API, finds an object of this name here. */
  has(name: string, api: 'data' | 'tooling'): boolean {
    const known = api === 'data' ? dataApiObjects : toolingObjects;
    return known.some((object) => object.name.toLowerCase() === name.toLowerCase());
  }

  source(): QuerySource {
    const { schema, packageVersion: version } = this.org;
    if (this.built?.of !== schema || this.built.version !== version) {
      this.built = { of: schema, version, source: this.build(schema) };
    }
    this.followTests(this.built);
    return this.built.source;
  }

  /** Test runs go on while the metadata stays. */
  private followTests(built: NonNullable<Catalogue['built']>): void {
    const { version, all } = testRunsOf(this.org);
    if (built.tests === version) return;
    const { db } = built.source;
    for (const [table, rows] of testRows(all, this.ids)) {
      db.exec(`DELETE FROM ${quoteName(table)}`);
      insertRows(db, table, rows);
    }
    built.tests = version;
  }

  private build(schema: Schema): QuerySource {
    const db = new SqliteDatabase(':memory:');
    for (const object of this.objects.values()) ensureTable(db, object);
    for (const [table, rows] of catalogueRows(this.org, this.ids)) insertRows(db, table, rows);
    return { db, schema: { ...schema, objects: this.objects } };
  }
}

/** Definitions are for everyone; what only the Tooling API has needs View Setup and Configuration. */
export function catalogueSession(session: Session): Session {
  const definitions = new Set(definitionObjects.map(({ name }) => name.toLowerCase()));
  const canRead = (object: string) =>
    definitions.has(object.toLowerCase()) || session.rights.hasPermission('ViewSetup');
  const never = () => false;
  const rights: Rights = {
    userId: session.userId,
    canUseApi: () => session.rights.canUseApi(),
    canRead,
    canReadField: canRead,
    canViewAll: canRead,
    canCreate: never,
    canEdit: never,
    canDelete: never,
    canModifyAll: never,
    canEditField: never,
    hasPermission: (name) => session.rights.hasPermission(name),
    hasCustomPermission: (name) => session.rights.hasCustomPermission(name),
    canUseClass: (name) => session.rights.canUseClass(name)
  };
  return { userId: session.userId, rights };
}

function insertRows(db: Database, table: string, rows: readonly CatalogueRow[]): void {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first);
  const places = names.map(() => '?').join(', ');
  const sql = `INSERT INTO ${quoteName(table)} (${names.map(quoteName).join(', ')}) VALUES (${places})`;
  const insert = db.prepare(sql);
  db.transaction(() => {
    for (const row of rows) insert.run(names.map((name) => row[name] ?? null));
  })();
}
