/** The right of one user to set a new password, once. */
export interface PasswordLink {
  /** SHA-256 of the token in the link. */
  readonly tokenHash: string;
  readonly userId: string;
  readonly expiresAt: string;
}
