/** How to sign in to an org. */
export type OrgAuth =
  | {
      readonly kind: 'client-credentials';
      readonly clientId: string;
      readonly clientSecret: string;
    }
  | { readonly kind: 'access-token'; readonly accessToken: string };

/** An access token and the host it is good for. */
export interface OrgSession {
  readonly accessToken: string;
  /** Origin of the REST API. */
  readonly instanceUrl: string;
}
