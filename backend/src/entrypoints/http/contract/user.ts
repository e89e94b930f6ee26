import { z } from 'zod';
import { typedText } from './plain-text.ts';

export const roleName = z.enum(['admin', 'integrations_manager', 'data_viewer']);
export type RoleName = z.infer<typeof roleName>;

const instant = z.iso.datetime();
/** An address as people type it. */
export const emailAddress = z.string().trim().max(254).pipe(z.email());
export const personName = typedText(120);

export const user = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleName,
  createdAt: instant,
  lastSignInAt: instant.nullable()
});
export type UserAnswer = z.infer<typeof user>;

export const userList = z.object({ users: z.array(user) });
export const roleChange = z.strictObject({ role: roleName });

/** Who is signed in, and the token that state-changing requests carry in `x-csrf-token`. */
export const me = z.object({
  user,
  csrfToken: z.string(),
  /** Who has none signs in through the identity provider alone. */
  hasPassword: z.boolean()
});
export type MeAnswer = z.infer<typeof me>;
