/** Who may do what in the Studio; the first is the widest. */
export const ROLES = ['admin', 'integrations_manager', 'data_viewer'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who signs in to the Studio. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Argon2id; null for a user who signs in through an identity provider only. */
  readonly passwordHash: string | null;
  /** Issuer and subject of the identity provider, once it has vouched for the user. */
  readonly openIdKey: string | null;
  /** ISO-8601 UTC, like every instant. */
  readonly createdAt: string;
  readonly lastSignInAt: string | null;
}

/** Wrong passwords in a row, kept apart from the user so that unknown addresses count, too. */
export interface SignInFailures {
  readonly count: number;
  readonly lockedUntil: string | null;
}

/** One browser in which a user has signed in. */
export interface SignIn {
  /** SHA-256 of the token in the cookie, so that the database alone lets nobody in. */
  readonly tokenHash: string;
  readonly userId: string;
  /** What state-changing requests of that browser must carry. */
  readonly csrfToken: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

/** A way to an identity provider and back, good once and for a few minutes. */
export interface OpenIdAttempt {
  /** SHA-256 of the `state` parameter. */
  readonly stateHash: string;
  /** SHA-256 of a cookie: the answer must come back to the browser that asked. */
  readonly browserHash: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The invitation whose link was followed, if any. */
  readonly invitationId: string | null;
  /** Route of the Studio to show afterwards. */
  readonly returnTo: string;
  readonly expiresAt: string;
}
