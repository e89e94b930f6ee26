import { cleanLine, type MemberDetails, type SlackNames } from '../../../../rules/index.ts';
import type { Conversation, Workspace } from './workspace.ts';
import type { SlackMessage, SlackUser } from './shapes.ts';
import { instantOf } from './timestamp.ts';

const SLACKBOT = 'USLACKBOT';

/** Who is who in an export: the users it lists, and those who only appear in what was said. */
export class People implements SlackNames {
  private readonly teamId: string;
  private readonly users: ReadonlyMap<string, SlackUser>;
  private readonly channels: ReadonlyMap<string, string>;
  private readonly outsiders = new Map<string, MemberDetails>();
  private readonly joinedAt = new Map<string, string>();

  constructor(workspace: Workspace) {
    this.teamId = workspace.teamId;
    this.users = new Map(workspace.users.map((user) => [user.id, user]));
    this.channels = new Map(workspace.conversations.map(({ id, folder }) => [id, folder]));
  }

  /** Notes authors and reacting people whom the export does not list, and when people joined. */
  meet(message: SlackMessage, conversation: Conversation): void {
    const author = this.authorOf(message);
    if (author !== undefined) this.meetPerson(author, message);
    for (const reaction of message.reactions) {
      for (const userId of reaction?.users ?? []) this.meetPerson(userId, undefined);
    }
    // Everyone enters the general channel with the workspace; other channels are joined any time.
    if (message.subtype === 'channel_join' && conversation.isGeneral && message.user) {
      const instant = instantOf(message.ts);
      const known = this.joinedAt.get(message.user);
      if (known === undefined || instant < known) this.joinedAt.set(message.user, instant);
    }
  }

  /** Bots are listed like users; someone not listed is a person from outside, a guest of a shared channel. */
  isPerson(userId: string): boolean {
    const user = this.users.get(userId);
    return user ? isPerson(user) : userId !== SLACKBOT;
  }

  /** The person who wrote it; `undefined` for a bot's message and for one without author. */
  authorOf({ user, bot_id: botId }: SlackMessage): string | undefined {
    if (!user || !this.isPerson(user)) return undefined;
    // A person may post through an app; an unlisted id beside a bot's is the bot itself.
    return botId && !this.users.has(user) ? undefined : user;
  }

  memberKey(userId: string): string {
    return `slack:${this.teamId}:${userId}`;
  }

  /** The member's key if there is such a member, for references to others. */
  knownKey(userId: string | undefined): string | null {
    if (userId === undefined || !this.isPerson(userId)) return null;
    return this.users.has(userId) || this.outsiders.has(userId) ? this.memberKey(userId) : null;
  }

  handleOf(userId: string): string | undefined {
    return this.users.get(userId)?.name ?? this.outsiders.get(userId)?.handle ?? undefined;
  }

  channelNameOf(channelId: string): string | undefined {
    return this.channels.get(channelId);
  }

  get bots(): number {
    return [...this.users.values()].filter((user) => !isPerson(user)).length;
  }

  get outsiderCount(): number {
    return this.outsiders.size;
  }

  members(): MemberDetails[] {
    const listed = [...this.users.values()].filter(isPerson).map((user) => this.memberOf(user));
    return [...listed, ...this.outsiders.values()];
  }

  private meetPerson(userId: string, message: SlackMessage | undefined): void {
    if (this.users.has(userId) || userId === SLACKBOT) return;
    const known = this.outsiders.get(userId);
    if (known?.name || (known && !message)) return;
    const profile = message?.user_profile;
    this.outsiders.set(userId, {
      ...this.blankMember(userId),
      name: cleanLine(profile?.real_name) ?? cleanLine(profile?.display_name),
      handle: cleanLine(profile?.name) ?? cleanLine(message?.username) ?? userId,
      avatarUrl: cleanLine(profile?.image_72)
    });
  }

  private memberOf(user: SlackUser): MemberDetails {
    const { profile } = user;
    return {
      ...this.blankMember(user.id),
      name:
        cleanLine(profile.real_name) ??
        cleanLine(user.real_name) ??
        cleanLine(profile.display_name) ??
        cleanLine(user.name),
      email: cleanLine(profile.email),
      handle: cleanLine(user.name),
      jobTitle: cleanLine(profile.title),
      avatarUrl: cleanLine(profile.image_192) ?? cleanLine(profile.image_72),
      status: user.deleted ? 'Deactivated' : 'Active'
    };
  }

  private blankMember(userId: string): MemberDetails {
    return {
      externalId: this.memberKey(userId),
      communityKey: `slack:${this.teamId}`,
      name: null,
      email: null,
      handle: null,
      jobTitle: null,
      company: null,
      avatarUrl: null,
      joinedAt: this.joinedAt.get(userId) ?? null,
      leftAt: null,
      status: null
    };
  }
}

function isPerson(user: SlackUser): boolean {
  return !user.is_bot && user.id !== SLACKBOT;
}
