import type { Role } from './user.ts';

export type InvitationState = 'pending' | 'accepted' | 'revoked';

/** The right of one address to become a user. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** SHA-256 of the token in the mailed link. */
  readonly tokenHash: string;
  readonly state: InvitationState;
  readonly invitedBy: string;
  readonly sentAt: string;
  readonly expiresAt: string;
}
