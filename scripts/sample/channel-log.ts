import type { Random } from './random.ts';

/** A message as Slack's export writes it; `type` and `ts` are always there. */
export type ExportedMessage = Record<string, unknown> & {
  type: 'message';
  ts: string;
  text: string;
};

/** What an importer should make of a message; `none` for what is no activity. */
export type Meaning = 'message' | 'reply' | 'join' | 'none';

/** How many activities of each type a community holds. */
export type Totals = Record<Exclude<Meaning, 'none'> | 'reaction', number>;

/** All that was written in one channel. */
export class ChannelLog {
  readonly messages: ExportedMessage[] = [];
  readonly totals: Totals = { message: 0, reply: 0, join: 0, reaction: 0 };
  private readonly random: Random;
  private readonly taken = new Set<string>();

  constructor(random: Random) {
    this.random = random;
  }

  /** Adds a message written at `seconds` (Unix time). */
  add(
    seconds: number,
    meaning: Meaning,
    fields: Record<string, unknown> & { text: string }
  ): ExportedMessage {
    const message: ExportedMessage = { type: 'message', ts: this.freeTs(seconds), ...fields };
    this.messages.push(message);
    if (meaning !== 'none') this.totals[meaning] += 1;
    return message;
  }

  /** Adds a reply and keeps the thread's head up to date. */
  reply(
    root: ExportedMessage,
    seconds: number,
    fields: Record<string, unknown> & { user: string; text: string }
  ): ExportedMessage {
    const parent = { thread_ts: root.ts, parent_user_id: root['user'] };
    const message = this.add(seconds, 'reply', { ...fields, ...parent });
    const replies = [
      ...((root['replies'] as object[] | undefined) ?? []),
      { user: fields.user, ts: message.ts }
    ];
    Object.assign(root, {
      thread_ts: root.ts,
      reply_count: replies.length,
      latest_reply: message.ts,
      replies
    });
    return message;
  }

  /** Everyone in `users` reacts once with `name`. */
  react(message: ExportedMessage, name: string, users: readonly string[]): void {
    const reactions = (message['reactions'] as object[] | undefined) ?? [];
    message['reactions'] = [...reactions, { name, users, count: users.length }];
    this.totals.reaction += users.length;
  }

  /** Seconds, a dot and six digits; unique in a channel, as Slack's are. */
  private freeTs(seconds: number): string {
    for (;;) {
      const ts = `${seconds}.${String(this.random.between(0, 99_999)).padStart(5, '0')}9`;
      if (this.taken.has(ts)) continue;
      this.taken.add(ts);
      return ts;
    }
  }
}
