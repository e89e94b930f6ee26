import type { Org } from '../org.ts';
import type { PageRequest } from './page-request.ts';

const COOKIE = 'local-org-user';

/** Somebody whose pages can be looked at. */
export interface PageUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** Who this is, for people. */
  readonly persona: string;
}

/** The users of the switch: everybody but those who only use the API. */
export function pageUsers(org: Org): PageUser[] {
  const personas = new Map(org.users.map((user) => [user.id, user.persona]));
  const rows = org.store
    .prepare(
      `SELECT "User"."Id" AS id, "Username" AS username, "User"."Name" AS name FROM "User"
       JOIN "Profile" ON "Profile"."Id" = "ProfileId"
       WHERE "IsActive" = 1 AND "Profile"."Name" NOT LIKE '%API Only%' ORDER BY "User"."Id"`
    )
    .all() as Omit<PageUser, 'persona'>[];
  return rows.map((row) => ({ ...row, persona: personas.get(row.id) ?? '' }));
}

/** Whose pages the browser asks for; the first user, an administrator, where it says nothing. */
export function signedInUser(org: Org, { cookies }: PageRequest): PageUser {
  const users = pageUsers(org);
  const wanted = cookies.get(COOKIE);
  const user = users.find(({ id }) => id === wanted) ?? users[0];
  if (!user) throw new Error('The org has no active user who could look at pages.');
  return user;
}

/** `admin`, `rep`, `visitor`, a user name or an id; undefined for anybody else. */
export function findPageUser(org: Org, named: string): PageUser | undefined {
  const booted = org.users.find(({ ref }) => ref === named)?.id;
  return pageUsers(org).find(({ id, username }) => [id, username].includes(booted ?? named));
}

export function userCookie({ id }: PageUser): string {
  return `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`;
}
