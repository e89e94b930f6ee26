import { pageUsers } from '../signed-in-user.ts';
import { appsOf } from '../view/apps.ts';
import { grantedPages } from '../view/granted-pages.ts';
import type { Viewer } from '../viewer.ts';
import { ok, type PageRoute } from './route.ts';

/** Who is signed in, what they may open, and who else one can be. */
export const sessionRoute: PageRoute = {
  method: 'GET',
  path: '/session',
  answer: ({ viewer }) => {
    const users = pageUsers(viewer.org);
    return ok({
      user: users.find(({ id }) => id === viewer.userId),
      users,
      apps: appsOf(viewer, grantedPages(viewer)),
      customPermissions: customPermissionsOf(viewer),
      timeZone: viewer.timeZone,
      locale: viewer.locale
    });
  }
};

function customPermissionsOf({ org, session }: Viewer): string[] {
  const sets = [...org.schema.permissionSets.values()];
  const names = new Set(sets.flatMap(({ customPermissions }) => customPermissions));
  return [...names].filter((name) => session.rights.hasCustomPermission(name));
}
