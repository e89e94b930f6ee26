import type { Activity } from '../../../../domain/index.ts';
import { cleanLine, slackMarkupToText } from '../../../../rules/index.ts';
import type { TextIntake } from '../../text-intake.ts';
import type { PlacedMessage } from './day-files.ts';
import type { People } from './people.ts';
import type { SlackMessage } from './shapes.ts';
import { instantOf } from './timestamp.ts';

/** Subtypes that are something a member did; the rest is the platform talking. */
const TYPES: ReadonlyMap<string | undefined, string> = new Map([
  [undefined, 'message'],
  ['me_message', 'message'],
  ['thread_broadcast', 'reply'],
  ['channel_join', 'join'],
  ['group_join', 'join']
]);

/** What one message comes to. */
export interface MessageReading {
  /** The message itself, if a person said or did it, then everyone's reactions to it. */
  readonly activities: readonly Activity[];
  /** Why the message itself is none: its subtype, `bot` or `no author`. */
  readonly notAnActivity: string | undefined;
}

/** Reads messages of one workspace; the texts' notes count what it cleaned. */
export class MessageReader {
  private readonly communityKey: string;
  private readonly people: People;
  private readonly texts: TextIntake;

  constructor(communityKey: string, people: People, texts: TextIntake) {
    this.communityKey = communityKey;
    this.people = people;
    this.texts = texts;
  }

  read(placed: PlacedMessage): MessageReading {
    const notAnActivity = this.whyNot(placed.message);
    const own = notAnActivity === undefined ? [this.activityOf(placed)] : [];
    return { activities: [...own, ...this.reactionsTo(placed)], notAnActivity };
  }

  private whyNot(message: SlackMessage): string | undefined {
    if (!TYPES.has(message.subtype)) return message.subtype;
    if (this.people.authorOf(message) !== undefined) return undefined;
    return message.user || message.bot_id || message.username ? 'bot' : 'no author';
  }

  private activityOf(placed: PlacedMessage): Activity {
    const { message, conversation } = placed;
    const type = TYPES.get(message.subtype) ?? 'message';
    const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts;
    const body =
      type === 'join' ? null : this.texts.body(slackMarkupToText(message.text, this.people));
    return {
      ...this.shared(placed),
      externalId: this.keyOf(placed, message.ts),
      memberKey: this.people.memberKey(message.user ?? ''),
      recipientKey: isReply ? this.people.knownKey(message.parent_user_id) : null,
      type: type === 'message' && isReply ? 'reply' : type,
      occurredAtEstimated: false,
      channel: conversation.label,
      title: body === null ? cleanLine(message.files[0]?.title ?? message.files[0]?.name) : null,
      body
    };
  }

  private reactionsTo(placed: PlacedMessage): Activity[] {
    const { message } = placed;
    const reactions = new Map<string, Activity>();
    for (const reaction of message.reactions) {
      for (const userId of reaction?.users ?? []) {
        if (!reaction || !this.people.isPerson(userId)) continue;
        const externalId = `${this.keyOf(placed, message.ts)}:reaction:${reaction.name}:${userId}`;
        reactions.set(externalId, {
          ...this.shared(placed),
          externalId,
          memberKey: this.people.memberKey(userId),
          recipientKey: this.people.knownKey(this.people.authorOf(message)),
          type: 'reaction',
          // An export tells who reacted, not when: not before the message, so its time stands in.
          occurredAtEstimated: true,
          title: `:${reaction.name}:`,
          body: null
        });
      }
    }
    return [...reactions.values()];
  }

  private shared(placed: PlacedMessage) {
    const { message, conversation } = placed;
    return {
      communityKey: this.communityKey,
      occurredAt: instantOf(message.ts),
      channel: conversation.label,
      url: null,
      threadKey: message.thread_ts ? this.keyOf(placed, message.thread_ts) : null
    };
  }

  private keyOf({ conversation }: PlacedMessage, ts: string): string {
    return `${this.communityKey}:${conversation.id}:${ts}`;
  }
}
