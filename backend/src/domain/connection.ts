/** The states a connection is kept in. */
export type ConnectionState = 'connected' | 'degraded' | 'expired' | 'disconnected' | 'revoked';

/** Those, and the ones of the time before there is anything to keep. */
export type LifecycleState = 'none' | 'connecting' | ConnectionState;

/** What a person can ask of a connection. */
export type ConnectionAction =
  | 'connect'
  | 'verify'
  | 'test'
  | 'sync'
  | 'regenerate'
  | 'disconnect'
  | 'disconnect-account'
  | 'refresh';

/** What we learn about a connection. */
export type ConnectionEvent = 'authorised' | 'healthy' | 'impaired' | 'sign-in-refused';

/** Which door people sign in at: login, test, or the My Domain they name. */
export type Environment = 'production' | 'sandbox' | 'custom';

/** What an org is used for: decides which objects and rights it needs. */
export type Capability = 'crm' | 'helpdesk';

/** From the org to us, from us to the org, or both. */
export type SyncDirection = 'in' | 'out' | 'both';

/** Our tie to one Salesforce org. */
export interface Connection {
  readonly id: string;
  readonly name: string;
  /** Where tokens are asked for: the org's My Domain, or the login host of its environment. */
  readonly loginUrl: string;
  readonly instanceUrl: string;
  readonly authKind: 'web-server' | 'client-credentials' | 'access-token';
  readonly clientId: string | null;
  /** Key of the client secret or tokens in the vault; null when the account is disconnected. */
  readonly secretId: string | null;
  readonly orgId: string;
  readonly userId: string;
  readonly username: string;
  /** Package namespace in that org; empty for an unpackaged one. */
  readonly namespace: string;
  readonly state: ConnectionState;
  readonly stateReason: string | null;
  readonly environment: Environment;
  readonly capability: Capability;
  readonly direction: SyncDirection;
  /** When the present refresh token was given; null without one. */
  readonly tokenIssuedAt: string | null;
  /** When it ends if it is not used; null when it does not, or the org does not tell. */
  readonly tokenExpiresAt: string | null;
}
