import type { Store } from '../../records/index.ts';

/** A user as sign-in sees one. */
export interface OrgUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly profile: string;
  readonly isActive: boolean;
  /** Works through the API alone: cannot sign in on a page (documented: Integration User). */
  readonly isApiOnly: boolean;
}

interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly profile: string;
  readonly active: number;
}

const columns = `u."Id" AS id, u."Username" AS username, u."Name" AS name,
  COALESCE(p."Name", '') AS profile, u."IsActive" AS active
  FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId"`;

// Its older name counts, too: both are profiles of the licence Salesforce Integration.
const apiOnlyProfiles = [
  'Minimum Access - API Only Integrations',
  'Salesforce API Only System Integrations'
];

/** The users of the org, read afresh each time: rows may change under a running server. */
export class OrgUsers {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  find(id: string): OrgUser | undefined {
    return this.one(`SELECT ${columns} WHERE u."Id" = ?`, id);
  }

  findByUsername(username: string): OrgUser | undefined {
    return this.one(`SELECT ${columns} WHERE u."Username" = ? COLLATE NOCASE`, username);
  }

  /** Up to 200 active users, oldest first. */
  listActive(): OrgUser[] {
    const sql = `SELECT ${columns} WHERE u."IsActive" = 1 ORDER BY u."Id" LIMIT 200`;
    return (this.store.prepare(sql).all() as UserRow[]).map(userOf);
  }

  /** Names of the permission sets a user has, without those that belong to profiles. */
  permissionSetsOf(id: string): string[] {
    const sql = `SELECT s."Name" FROM "PermissionSetAssignment" a
      JOIN "PermissionSet" s ON s."Id" = a."PermissionSetId" WHERE a."AssigneeId" = ?`;
    return this.store.prepare(sql).pluck().all(id) as string[];
  }

  private one(sql: string, value: string): OrgUser | undefined {
    const row = this.store.prepare(sql).get(value) as UserRow | undefined;
    return row && userOf(row);
  }
}

function userOf({ active, ...row }: UserRow): OrgUser {
  return { ...row, isActive: active === 1, isApiOnly: apiOnlyProfiles.includes(row.profile) };
}
