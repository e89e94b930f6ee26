import type { Kysely, Selectable } from 'kysely';
import type { Community, Platform } from '../../../domain/index.ts';
import type { Clock } from '../../../kernel/index.ts';
import { saveByHash, type RecordRow, type SaveOutcome } from '../save-by-hash.ts';
import type { CommunityTable, Tables } from '../tables.ts';

export const COMMUNITY_COLUMNS = [
  'communities.external_id',
  'communities.platform',
  'communities.workspace_key',
  'communities.name',
  'communities.url',
  'communities.logo_url'
] as const;

export class CommunityRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Aligned with the given rows, whose external ids are distinct. */
  async saveAll(communities: readonly Community[]): Promise<SaveOutcome[]> {
    return saveByHash(this.db, this.clock, 'communities', communities.map(toRow));
  }

  async find(externalId: string): Promise<Community | undefined> {
    const row = await this.select()
      .where('communities.external_id', '=', externalId)
      .executeTakeFirst();
    return row && toCommunity(row);
  }

  /** The oldest of that exact name. */
  async findByName(name: string): Promise<Community | undefined> {
    const row = await this.select()
      .where('communities.name', '=', name)
      .orderBy('communities.id')
      .executeTakeFirst();
    return row && toCommunity(row);
  }

  /** All of them, oldest first: a workspace has few. */
  async list(): Promise<Community[]> {
    const rows = await this.select().orderBy('communities.id').execute();
    return rows.map(toCommunity);
  }

  async count(): Promise<number> {
    const { total } = await this.db
      .selectFrom('communities')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  }

  private select() {
    return this.db.selectFrom('communities').select(COMMUNITY_COLUMNS);
  }
}

/** Row of the table to community. */
export function toCommunity(
  row: Pick<
    Selectable<CommunityTable>,
    'external_id' | 'platform' | 'workspace_key' | 'name' | 'url' | 'logo_url'
  >
): Community {
  return {
    externalId: row.external_id,
    platform: row.platform as Platform,
    workspaceKey: row.workspace_key,
    name: row.name,
    url: row.url,
    logoUrl: row.logo_url
  };
}

function toRow(community: Community): RecordRow<'communities'> {
  return {
    external_id: community.externalId,
    platform: community.platform,
    workspace_key: community.workspaceKey,
    name: community.name,
    url: community.url,
    logo_url: community.logoUrl
  };
}
