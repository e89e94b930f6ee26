/** Orgs, the secrets to sign in to them, and the consents under way. */
export interface ConnectionTable {
  id: string;
  name: string;
  login_url: string;
  instance_url: string;
  auth_kind: string;
  client_id: string | null;
  secret_id: string;
  org_id: string;
  user_id: string;
  username: string;
  namespace: string;
  state: string;
  state_reason: string | null;
  environment: string;
  capability: string;
  direction: string;
  token_issued_at: string | null;
  token_expires_at: string | null;
  created_at: string;
  updated_at: string;
}

export interface AuthorisationTable {
  /** SHA-256 of the `state`: whoever reads the database cannot answer in a user's place. */
  state_hash: string;
  session_hash: string;
  connection_id: string | null;
  login_url: string;
  client_id: string;
  redirect_uri: string;
  secret_id: string;
  name: string | null;
  environment: string;
  capability: string;
  direction: string;
  expires_at: string;
}

export interface SecretTable {
  id: string;
  purpose: string;
  key_id: string;
  /** AES-256-GCM envelope of the vault. */
  ciphertext: string;
  created_at: string;
}

/** What we made in an org. */
export interface ProvisionedItemTable {
  org_id: string;
  kind: string;
  name: string;
  connection_id: string;
  made_at: string;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
}

/** What is known of the rights in an org. Without a verification, or a run, its columns are null. */
export interface OrgAccessTable {
  connection_id: string;
  verified_at: string | null;
  user_id: string | null;
  capability: string | null;
  direction: string | null;
  /** JSON, like `integration_user`, `findings` and `closed`. */
  package: string | null;
  integration_user: string | null;
  findings: string | null;
  met_at: string | null;
  closed: string | null;
  package_version: string | null;
}
