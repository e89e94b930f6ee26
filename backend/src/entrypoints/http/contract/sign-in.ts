import { z } from 'zod';
import { emailAddress, personName, roleName } from './user.ts';

/** Its strength is judged apart; this only keeps out what nobody types. */
export const password = z.string().min(1).max(1_000);
export const linkToken = z
  .string()
  .regex(
    /^[\w-]{20,100}$/,
    'The link is cut short or changed: copy the whole of it from the mail.'
  );

/** A route of the Studio: never another address. */
const studioRoute = z
  .string()
  .max(200)
  .regex(/^\/(?:[\w-]+(?:\/[\w-]+)*)?$/, 'Not a route of the Studio.');

export const signInOptions = z.object({
  /** How people call the identity provider; null when there is none. */
  openIdLabel: z.string().nullable(),
  /** Nobody is a user yet: the link printed at start makes the first admin. */
  needsFirstAdmin: z.boolean()
});
export type SignInOptions = z.infer<typeof signInOptions>;

export const credentials = z.strictObject({ email: emailAddress, password });
export const firstAdmin = z.strictObject({
  token: linkToken,
  email: emailAddress,
  name: personName,
  password
});
export const invitationLookup = z.strictObject({ token: linkToken });
export const invitationFound = z.object({
  email: z.string(),
  role: roleName,
  invitedBy: z.string(),
  expiresAt: z.iso.datetime()
});
export type InvitationFound = z.infer<typeof invitationFound>;
export const invitationAcceptance = z.strictObject({
  token: linkToken,
  name: personName,
  password
});
export const openIdStart = z.strictObject({
  returnTo: studioRoute.default('/'),
  invitation: linkToken.optional()
});
/** Written by the identity provider: what we do not know is not ours to refuse. */
export const openIdAnswer = z.looseObject({ state: z.string().max(500).optional() });
