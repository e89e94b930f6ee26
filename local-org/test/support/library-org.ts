import { fileURLToPath } from 'node:url';
import { rightsOf } from '../../src/access/index.ts';
import { VirtualClock } from '../../src/clock.ts';
import { loadSchema, type Schema } from '../../src/metadata/index.ts';
import { bootOrg, openStore, Records, type Row, type Session } from '../../src/records/index.ts';

export const libraryDir = fileURLToPath(new URL('../fixtures/library', import.meta.url));

let loaded: Schema | undefined;

/** The metadata of a small library: shelves, books that stand on them, loans of books. */
export function librarySchema(): Schema {
  loaded ??= loadSchema({ sourceDirs: [libraryDir] });
  return loaded;
}

/** A fresh org with the library's objects, at a fixed time, seen by its administrator. */
export class LibraryOrg {
  readonly clock = new VirtualClock(new Date('2026-03-01T10:00:00.700Z'));
  readonly store = openStore({ schema: librarySchema() });
  readonly users = bootOrg(this.store, this.clock).users;
  readonly records = new Records(this.store, this.clock);
  readonly admin = this.as('admin');

  as(ref: string): Session {
    const id = this.users.find((user) => user.ref === ref)?.id;
    if (id === undefined) throw new Error(`no user ${ref}`);
    return { userId: id, rights: rightsOf(this.store, id) };
  }

  /** Gives a base user one of the library's permission sets, as an administrator would. */
  assign(ref: string, permissionSet: string): void {
    const set = this.store.prepare('SELECT "Id" FROM "PermissionSet" WHERE "Name" = ?').pluck();
    const row = { AssigneeId: this.as(ref).userId, PermissionSetId: set.get(permissionSet) };
    this.insert('PermissionSetAssignment', row);
  }

  /** Inserts one row as administrator and returns its id. */
  insert(object: string, row: Row): string {
    const [result] = this.records.insert(this.admin, object, [row]);
    if (!result?.success) throw new Error(JSON.stringify(result));
    return result.id;
  }

  shelf(key: string, fields: Row = {}): string {
    return this.insert('Shelf__c', { Name: `Shelf ${key}`, ExternalId__c: key, ...fields });
  }

  book(key: string, shelfId: string, fields: Row = {}): string {
    return this.insert('Book__c', { ExternalId__c: key, Shelf__c: shelfId, ...fields });
  }

  get(object: string, id: string) {
    return this.records.get(this.admin, object, id);
  }
}
