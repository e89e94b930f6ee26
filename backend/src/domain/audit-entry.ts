/** Who did something: a user, an API key, or the service itself. */
export interface Actor {
  readonly kind: 'user' | 'api-key' | 'service';
  readonly id: string | null;
  /** As it was then: users and keys may be gone later. */
  readonly name: string;
}

/** Something an admin did to what the flow obeys, or to who may come in. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: Actor;
  /** snake_case after its subject: `user.role_changed`. */
  readonly action: string;
  /** What it was done to, in words that outlive it. */
  readonly subject: string;
  readonly details: Readonly<Record<string, string>>;
}
