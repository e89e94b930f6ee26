import { z } from 'zod';
import { emailAddress, roleName } from './user.ts';

const instant = z.iso.datetime();

export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: roleName,
  invitedBy: z.string(),
  sentAt: instant,
  expiresAt: instant
});
export type InvitationAnswer = z.infer<typeof invitation>;

export const invitationList = z.object({ invitations: z.array(invitation) });
export const newInvitation = z.strictObject({ email: emailAddress, role: roleName });

export const sentInvitation = z.object({
  invitation,
  /** `outbox`: no mail server is set, the mail waits on the outbox page. */
  delivery: z.enum(['sent', 'outbox', 'failed']),
  warnings: z.array(z.object({ code: z.string(), message: z.string() }))
});
export type SentInvitationAnswer = z.infer<typeof sentInvitation>;

/** Mails nobody has sent: only while no mail server is set. */
export const mailList = z.object({
  mails: z.array(
    z.object({
      id: z.string(),
      at: instant,
      to: z.string(),
      subject: z.string(),
      text: z.string()
    })
  )
});
export type MailListAnswer = z.infer<typeof mailList>;
