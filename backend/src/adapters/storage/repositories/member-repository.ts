import type { Kysely, Selectable } from 'kysely';
import { emailKey, type Member, type MemberStatus } from '../../../domain/index.ts';
import type { Clock } from '../../../kernel/index.ts';
import { emailDomain } from '../../../rules/index.ts';
import { saveByHash, type RecordRow, type SaveOutcome } from '../save-by-hash.ts';
import { inChunks } from '../in-chunks.ts';
import type { MemberTable, Tables } from '../tables.ts';

const KEYS_PER_QUERY = 1_000;

/** What `toMember` reads. */
export const MEMBER_COLUMNS = [
  'members.external_id',
  'members.community_key',
  'members.name',
  'members.email',
  'members.handle',
  'members.job_title',
  'members.company',
  'members.avatar_url',
  'members.joined_at',
  'members.left_at',
  'members.status'
] as const;

export class MemberRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Aligned with the given rows, whose external ids are distinct. */
  async saveAll(members: readonly Member[]): Promise<SaveOutcome[]> {
    return saveByHash(this.db, this.clock, 'members', members.map(toRow));
  }

  async find(externalId: string): Promise<Member | undefined> {
    const row = await this.select()
      .where('members.external_id', '=', externalId)
      .executeTakeFirst();
    return row && toMember(row);
  }

  /** Those of the given external ids that are known. */
  async listByKeys(externalIds: readonly string[]): Promise<Member[]> {
    const rows = await inChunks(externalIds, KEYS_PER_QUERY, (keys) =>
      this.select().where('members.external_id', 'in', keys).execute()
    );
    return rows.map(toMember);
  }

  /** Everyone who uses one of these addresses, given in the form of `emailKey`. */
  async listByEmailKeys(emailKeys: readonly string[]): Promise<Member[]> {
    return this.listWhere('members.email_key', emailKeys);
  }

  /** Everyone whose address names one of these organisations. */
  async listByEmailDomains(domains: readonly string[]): Promise<Member[]> {
    return this.listWhere('members.email_domain', domains);
  }

  private async listWhere(
    column: 'members.email_key' | 'members.email_domain',
    values: readonly string[]
  ): Promise<Member[]> {
    const rows = await inChunks(values, KEYS_PER_QUERY, (part) =>
      this.select().where(column, 'in', part).orderBy('members.external_id').execute()
    );
    return rows.map(toMember);
  }

  /** One page in the order of external ids; the last one's is the next page's `after`. */
  async list(page: { after?: string; limit: number }): Promise<Member[]> {
    let query = this.select().orderBy('members.external_id').limit(page.limit);
    if (page.after !== undefined) query = query.where('members.external_id', '>', page.after);
    const rows = await query.execute();
    return rows.map(toMember);
  }

  async count(): Promise<number> {
    const { total } = await this.db
      .selectFrom('members')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  }

  private select() {
    return this.db.selectFrom('members').select(MEMBER_COLUMNS);
  }
}

/** Row of the table to member. */
export function toMember(
  row: Omit<
    Selectable<MemberTable>,
    'id' | 'email_key' | 'email_domain' | 'content_hash' | 'created_at' | 'updated_at'
  >
): Member {
  return {
    externalId: row.external_id,
    communityKey: row.community_key,
    name: row.name,
    email: row.email,
    handle: row.handle,
    jobTitle: row.job_title,
    company: row.company,
    avatarUrl: row.avatar_url,
    joinedAt: row.joined_at,
    leftAt: row.left_at,
    status: row.status as MemberStatus
  };
}

function toRow(member: Member): RecordRow<'members'> {
  return {
    external_id: member.externalId,
    community_key: member.communityKey,
    name: member.name,
    email: member.email,
    email_key: emailKey(member.email),
    email_domain: emailDomain(member.email),
    handle: member.handle,
    job_title: member.jobTitle,
    company: member.company,
    avatar_url: member.avatarUrl,
    joined_at: member.joinedAt,
    left_at: member.leftAt,
    status: member.status
  };
}
