export type Platform = 'Slack' | 'Discourse' | 'Discord' | 'Website' | 'Other';

/** A place where people meet: one Slack workspace, one forum, one chat room. */
export interface Community {
  /** Unique and stable, for example `slack:T024BE7LD`. */
  readonly externalId: string;
  readonly platform: Platform;
  /** The platform's own id of the workspace; two exports with different keys never share a community. */
  readonly workspaceKey: string;
  readonly name: string;
  readonly url: string | null;
  readonly logoUrl: string | null;
}
