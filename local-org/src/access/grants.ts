import type { Store } from '../records/index.ts';

interface Access {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface FieldAccess {
  readonly read: boolean;
  readonly edit: boolean;
}

/** What profile and permission sets of one user add up to; names in lower case. */
export interface Grants {
  readonly objects: ReadonlyMap<string, Access>;
  /** Keyed `object.field`. */
  readonly fields: ReadonlyMap<string, FieldAccess>;
  readonly userPermissions: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  readonly apexClasses: ReadonlySet<string>;
  readonly customMetadataTypes: ReadonlySet<string>;
}

type Flags = Readonly<Record<string, string | number | null>>;

/** Of an active user: the profile's own permission set and every one assigned. */
const permissionSets = `
  WITH person AS (SELECT "Id", "ProfileId" FROM "User" WHERE "Id" = ? AND "IsActive" = 1)
  SELECT "PermissionSet".* FROM "PermissionSet"
  WHERE "ProfileId" IN (SELECT "ProfileId" FROM person)
     OR "Id" IN (SELECT "PermissionSetId" FROM "PermissionSetAssignment"
                 WHERE "AssigneeId" IN (SELECT "Id" FROM person))`;

const grantedBy = (table: string) =>
  `SELECT * FROM "${table}" WHERE "ParentId" IN (SELECT value FROM json_each(?))`;

/** Adds up the rows that stand in the org now. */
export function readGrants(store: Store, userId: string): Grants {
  const sets = store.prepare(permissionSets).all(userId) as Flags[];
  const ids = JSON.stringify(sets.map((set) => set['Id']));
  return {
    objects: merge(store.prepare(grantedBy('ObjectPermissions')).all(ids) as Flags[]),
    fields: mergeFields(store.prepare(grantedBy('FieldPermissions')).all(ids) as Flags[]),
    userPermissions: new Set(sets.flatMap(permissionsOf)),
    customPermissions: inMetadata(store, sets, 'customPermissions'),
    apexClasses: inMetadata(store, sets, 'apexClasses'),
    customMetadataTypes: inMetadata(store, sets, 'customMetadataTypes')
  };
}

function permissionsOf(set: Flags): string[] {
  return Object.keys(set).filter((name) => name.startsWith('Permissions') && set[name] === 1);
}

/** Custom permissions, classes and custom metadata types come with the metadata of a set and have no rows of their own here. */
function inMetadata(
  store: Store,
  sets: readonly Flags[],
  kind: 'customPermissions' | 'apexClasses' | 'customMetadataTypes'
): Set<string> {
  const known = sets.map((set) =>
    store.schema.permissionSets.get(String(set['Name']).toLowerCase())
  );
  return new Set(known.flatMap((set) => set?.[kind] ?? []).map((name) => name.toLowerCase()));
}

function merge(rows: readonly Flags[]): Map<string, Access> {
  const merged = new Map<string, Access>();
  for (const row of rows) {
    const key = String(row['SobjectType']).toLowerCase();
    const known = merged.get(key);
    merged.set(key, {
      read: known?.read === true || row['PermissionsRead'] === 1,
      create: known?.create === true || row['PermissionsCreate'] === 1,
      edit: known?.edit === true || row['PermissionsEdit'] === 1,
      delete: known?.delete === true || row['PermissionsDelete'] === 1,
      viewAll: known?.viewAll === true || row['PermissionsViewAllRecords'] === 1,
      modifyAll: known?.modifyAll === true || row['PermissionsModifyAllRecords'] === 1
    });
  }
  return merged;
}

function mergeFields(rows: readonly Flags[]): Map<string, FieldAccess> {
  const merged = new Map<string, FieldAccess>();
  for (const row of rows) {
    const key = String(row['Field']).toLowerCase();
    const known = merged.get(key);
    merged.set(key, {
      read: known?.read === true || row['PermissionsRead'] === 1,
      edit: known?.edit === true || row['PermissionsEdit'] === 1
    });
  }
  return merged;
}
