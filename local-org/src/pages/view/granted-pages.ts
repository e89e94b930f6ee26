import type { Viewer } from '../viewer.ts';
import type { GrantedPages } from './apps.ts';

/** Apps and tabs the viewer's permission sets make visible; who customises the org sees them all. */
export function grantedPages({ org, ui, session, userId }: Viewer): GrantedPages {
  if (session.rights.hasPermission('CustomizeApplication')) {
    return { app: () => true, tab: () => true };
  }
  const assigned = org.store
    .prepare(
      `SELECT "PermissionSet"."Name" FROM "PermissionSetAssignment" JOIN "PermissionSet"
       ON "PermissionSet"."Id" = "PermissionSetId" WHERE "AssigneeId" = ?`
    )
    .pluck()
    .all(userId) as string[];
  const sets = assigned.flatMap((name) => ui.pageGrants.get(name) ?? []);
  return {
    app: (name) => sets.some(({ apps }) => apps.includes(name)),
    tab: (name) => sets.some(({ tabs }) => tabs.includes(name))
  };
}
