import { apiPermissionSetLicense } from './base-users.ts';
import { fieldIntegrity } from './row-errors.ts';
import type { RowError, StoredRow } from './row-result.ts';
import type { Store } from './store.ts';

const LIMITED = 'Salesforce Integration';

const OPENED = `SELECT p."SobjectType" AS object, s."Label" AS label FROM "ObjectPermissions" p
  JOIN "PermissionSet" s ON s."Id" = p."ParentId" WHERE p."ParentId" = ? AND p."PermissionsRead" = 1`;

const LICENSED = `SELECT l."DeveloperName" FROM "PermissionSetLicenseAssign" a
  JOIN "PermissionSetLicense" l ON l."Id" = a."PermissionSetLicenseId" WHERE a."AssigneeId" = ?`;

const USER = `SELECT u."Name" AS name, l."Name" AS license FROM "User" u
  JOIN "Profile" p ON p."Id" = u."ProfileId" LEFT JOIN "UserLicense" l ON l."Id" = p."UserLicenseId"
  WHERE u."Id" = ?`;

/**
 * An integration user may hold rights on data only with the permission set license that gives them
 * (documented: Give Integration Users API Only Access).
 */
export function checkLicense(store: Store, assignment: StoredRow): RowError | undefined {
  const { AssigneeId: userId, PermissionSetId: setId } = assignment;
  const user = store.prepare(USER).get(userId) as { name: string; license: string } | undefined;
  if (user?.license !== LIMITED) return undefined;
  if (store.prepare(LICENSED).pluck().all(userId).includes(apiPermissionSetLicense.developerName)) {
    return undefined;
  }
  const opened = store.prepare(OPENED).get(setId) as { object: string; label: string } | undefined;
  if (!opened) return undefined;
  return fieldIntegrity(
    `Can't assign permission set ${opened.label} to user ${user.name}. ` +
      `The user license doesn't allow the permission: Read ${opened.object}`,
    ['PermissionSetId']
  );
}
