/** Something a member did. */
export interface Activity {
  /** Unique and stable, for example `slack:T024BE7LD:C02:1434000000.000012`. */
  readonly externalId: string;
  readonly communityKey: string;
  readonly memberKey: string;
  /** The member it was addressed to (the author of the message someone reacted to). */
  readonly recipientKey: string | null;
  /** message, reply, reaction, join, …; open for new values. */
  readonly type: string;
  /** ISO-8601 UTC. */
  readonly occurredAt: string;
  /** True when the source gives no time of its own (a Slack export's reactions). */
  readonly occurredAtEstimated: boolean;
  readonly channel: string | null;
  readonly title: string | null;
  /** Plain text, already cleaned; at most 32,000 characters. */
  readonly body: string | null;
  readonly url: string | null;
  /** Shared by a thread's root and its replies. */
  readonly threadKey: string | null;
}
