import { z } from 'zod';
import { linkToken, password } from './sign-in.ts';
import { emailAddress } from './user.ts';

/** The answer is the same whether or not somebody has the address. */
export const passwordLinkRequest = z.strictObject({ email: emailAddress });
export const passwordLinkLookup = z.strictObject({ token: linkToken });
export const passwordLinkFound = z.object({ email: z.string() });
export type PasswordLinkFound = z.infer<typeof passwordLinkFound>;
export const passwordLinkUse = z.strictObject({ token: linkToken, password });

/** The only answer that ever holds the link. */
export const madePasswordLink = z.object({
  email: z.string(),
  link: z.string(),
  expiresAt: z.iso.datetime()
});
export type MadePasswordLinkAnswer = z.infer<typeof madePasswordLink>;

export const passwordChange = z.strictObject({ current: password, next: password });
