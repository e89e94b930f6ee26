import type { Kysely } from 'kysely';
import {
  DEFAULT_SETTINGS,
  type ConnectionSettings,
  type PrivacyLevel,
  type Activity,
  type Community,
  type Member,
  type MemberLink,
  type Session,
  type SessionLink
} from '../../../domain/index.ts';
import { inChunks } from '../in-chunks.ts';
import type { Tables } from '../tables.ts';
import { ACTIVITY_COLUMNS, toActivity } from './activity-repository.ts';
import { COMMUNITY_COLUMNS, toCommunity } from './community-repository.ts';
import { LINK_COLUMNS, toLink } from './link-repository.ts';
import { MEMBER_COLUMNS, toMember } from './member-repository.ts';
import type { SettingRepository } from './setting-repository.ts';
import { SESSION_LINK_COLUMNS, toSessionLink } from './session-link-repository.ts';
import { SESSION_COLUMNS, toSession } from './session-repository.ts';

const KEYS_PER_STATEMENT = 1000;

export interface MemberState {
  readonly member: Member;
  readonly link: MemberLink | undefined;
}

export interface ActivityState {
  readonly activity: Activity;
  /** The link of the member who acted. */
  readonly link: MemberLink | undefined;
  /** How much of it may be sent. */
  readonly level: PrivacyLevel;
}

export interface SessionState {
  readonly session: Session;
  readonly link: SessionLink | undefined;
}

/** Read model: the present state of records by key, with what one connection adds to it. */
export class PushFeed {
  private readonly db: Kysely<Tables>;
  private readonly settings: Pick<SettingRepository, 'find'>;

  constructor(db: Kysely<Tables>, settings: Pick<SettingRepository, 'find'>) {
    this.db = db;
    this.settings = settings;
  }

  async communities(keys: readonly string[]): Promise<Community[]> {
    const rows = await inChunks(keys, KEYS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('communities')
        .select(COMMUNITY_COLUMNS)
        .where('communities.external_id', 'in', part)
        .execute()
    );
    return rows.map(toCommunity);
  }

  async members(connectionId: string, keys: readonly string[]): Promise<MemberState[]> {
    const rows = await inChunks(keys, KEYS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('members')
        .select(MEMBER_COLUMNS)
        .where('members.external_id', 'in', part)
        .execute()
    );
    const links = await this.links(connectionId, keys);
    return rows.map((row) => ({ member: toMember(row), link: links.get(row.external_id) }));
  }

  /**
   * Only of the types that the connection sends, none that its window has left behind, and none at all where totals
   * are all that it sends. A recipient whom we do not know is left out: the
   * org could not know him either.
   */
  async activities(connectionId: string, keys: readonly string[]): Promise<ActivityState[]> {
    const { activityTypes: types, privacyLevel: level } = await this.settingsOf(connectionId);
    if (level === 'counts') return [];
    const rows = await inChunks(keys, KEYS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('activities')
        .leftJoin('members as recipients', 'recipients.external_id', 'activities.recipient_key')
        .select([...ACTIVITY_COLUMNS, 'recipients.external_id as known_recipient'])
        .leftJoin('expired_activities', (join) =>
          join
            .onRef('expired_activities.external_id', '=', 'activities.external_id')
            .on('expired_activities.connection_id', '=', connectionId)
        )
        .where('activities.external_id', 'in', part)
        .where('expired_activities.external_id', 'is', null)
        .$if(types !== null, (query) => query.where('activities.type', 'in', types ?? []))
        .execute()
    );
    const links = await this.links(connectionId, [...new Set(rows.map((row) => row.member_key))]);
    return rows.map(({ known_recipient, ...row }) => ({
      activity: toActivity({ ...row, recipient_key: known_recipient }),
      link: links.get(row.member_key),
      level
    }));
  }

  private async settingsOf(connectionId: string): Promise<ConnectionSettings> {
    return { ...DEFAULT_SETTINGS, ...(await this.settings.find(connectionId)) };
  }

  async sessions(connectionId: string, keys: readonly string[]): Promise<SessionState[]> {
    const rows = await inChunks(keys, KEYS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('sessions')
        .select(SESSION_COLUMNS)
        .where('sessions.external_id', 'in', part)
        .execute()
    );
    const links = await inChunks(keys, KEYS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('session_links')
        .select(SESSION_LINK_COLUMNS)
        .where('session_links.connection_id', '=', connectionId)
        .where('session_links.session_key', 'in', part)
        .execute()
    );
    const byKey = new Map(links.map((row) => [row.session_key, toSessionLink(row)]));
    return rows.map((row) => ({ session: toSession(row), link: byKey.get(row.external_id) }));
  }

  private async links(
    connectionId: string,
    memberKeys: readonly string[]
  ): Promise<Map<string, MemberLink>> {
    const rows = await inChunks(memberKeys, KEYS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('member_links')
        .select(LINK_COLUMNS)
        .where('member_links.connection_id', '=', connectionId)
        .where('member_links.member_key', 'in', part)
        .execute()
    );
    return new Map(rows.map((row) => [row.member_key, toLink(row)]));
  }
}
