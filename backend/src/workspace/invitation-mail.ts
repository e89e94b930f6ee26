import type { Mail } from '../adapters/mail/index.ts';
import type { Invitation, Role } from '../domain/index.ts';

const ROLE_NAMES: Record<Role, string> = {
  admin: 'Admin',
  integrations_manager: 'Integrations Manager',
  data_viewer: 'Data Viewer'
};

/** The letter with the link. */
export function invitationMail(invitation: Invitation, link: string): Mail {
  const { email, role, invitedBy, expiresAt } = invitation;
  return {
    to: email,
    subject: 'You are invited to Porchlight',
    text: [
      `${invitedBy} invites you to Porchlight as ${ROLE_NAMES[role]}.`,
      `Open this link to accept:\n${link}`,
      `It works until ${expiresAt.slice(0, 10)}, once, and only for ${email}.`,
      `If you sign in with a company profile, its e-mail address must be exactly ${email}.`,
      'If you do not know what this is about, do nothing.'
    ].join('\n\n')
  };
}
