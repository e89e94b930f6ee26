/** Who may come in, and what they did. */
export interface PeopleTables {
  users: UserTable;
  sign_ins: SignInTable;
  sign_in_failures: SignInFailureTable;
  openid_attempts: OpenIdAttemptTable;
  invitations: InvitationTable;
  password_links: PasswordLinkTable;
  api_keys: ApiKeyTable;
  audit_entries: AuditEntryTable;
}

export interface UserTable {
  id: string;
  email: string;
  /** `email` trimmed and in lower case, unique. */
  email_key: string;
  name: string;
  role: string;
  password_hash: string | null;
  openid_key: string | null;
  created_at: string;
  last_sign_in_at: string | null;
}

export interface SignInTable {
  token_hash: string;
  user_id: string;
  csrf_token: string;
  created_at: string;
  last_seen_at: string;
}

export interface SignInFailureTable {
  email_key: string;
  count: number;
  locked_until: string | null;
  last_at: string;
}

export interface OpenIdAttemptTable {
  state_hash: string;
  browser_hash: string;
  nonce: string;
  code_verifier: string;
  invitation_id: string | null;
  return_to: string;
  expires_at: string;
}

export interface InvitationTable {
  id: string;
  email: string;
  email_key: string;
  role: string;
  token_hash: string;
  state: string;
  invited_by: string;
  sent_at: string;
  expires_at: string;
}

export interface PasswordLinkTable {
  token_hash: string;
  user_id: string;
  expires_at: string;
}

export interface ApiKeyTable {
  id: string;
  name: string;
  prefix: string;
  key_hash: string;
  /** JSON array of scope names. */
  scopes: string;
  created_by: string;
  created_at: string;
  last_used_at: string | null;
}

export interface AuditEntryTable {
  id: string;
  at: string;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  action: string;
  subject: string;
  /** JSON object of texts. */
  details: string;
}
