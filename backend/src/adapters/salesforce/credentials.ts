/** How to sign in to an org. */
export type OrgAuth =
  | {
      readonly kind: 'client-credentials';
      readonly clientId: string;
      readonly clientSecret: string;
    }
  | { readonly kind: 'access-token'; readonly accessToken: string }
  | { readonly kind: 'web-server'; readonly tokens: TokenKeeper };

/** An access token and the host it is good for. */
export interface OrgSession {
  readonly accessToken: string;
  /** Origin of the REST API. */
  readonly instanceUrl: string;
}

/** Keeps the tokens of a consent where every process finds them. */
export interface TokenKeeper {
  session(): Promise<OrgSession>;
  /** A session other than the stale one; processes that hold the same stale one share one renewal. */
  renew(stale: OrgSession): Promise<OrgSession>;
}
