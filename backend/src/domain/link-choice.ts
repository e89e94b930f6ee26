/** How a member is linked in the org, as a person left it there. */
export interface LinkChoice {
  readonly memberKey: string;
  readonly contactId: string | null;
  readonly leadId: string | null;
  readonly accountId: string | null;
  readonly locked: boolean;
  /** ISO-8601 UTC. */
  readonly systemModstamp: string;
}
