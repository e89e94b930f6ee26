export type ConnectionState = 'connected' | 'degraded' | 'expired' | 'disconnected';

/** Our tie to one Salesforce org. */
export interface Connection {
  readonly id: string;
  readonly name: string;
  /** Where tokens are asked for: the org's My Domain. */
  readonly loginUrl: string;
  readonly instanceUrl: string;
  readonly authKind: 'client-credentials' | 'access-token';
  readonly clientId: string | null;
  /** Key of the client secret or token in the vault. */
  readonly secretId: string;
  readonly orgId: string;
  readonly userId: string;
  readonly username: string;
  /** Package namespace in that org; empty for an unpackaged one. */
  readonly namespace: string;
  readonly state: ConnectionState;
  readonly stateReason: string | null;
}
