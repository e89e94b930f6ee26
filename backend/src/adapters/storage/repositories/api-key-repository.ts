import type { Kysely } from 'kysely';
import type { ApiKey, KeyScope } from '../../../domain/index.ts';
import type { ApiKeyTable } from '../people-tables.ts';
import type { Tables } from '../tables.ts';

const COLUMNS = [
  'api_keys.id',
  'api_keys.name',
  'api_keys.prefix',
  'api_keys.key_hash',
  'api_keys.scopes',
  'api_keys.created_by',
  'api_keys.created_at',
  'api_keys.last_used_at'
] as const;

export class ApiKeyRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async add(key: ApiKey): Promise<void> {
    await this.db
      .insertInto('api_keys')
      .values({
        id: key.id,
        name: key.name,
        prefix: key.prefix,
        key_hash: key.keyHash,
        scopes: JSON.stringify(key.scopes),
        created_by: key.createdBy,
        created_at: key.createdAt,
        last_used_at: key.lastUsedAt
      })
      .execute();
  }

  async find(id: string): Promise<ApiKey | undefined> {
    const row = await this.select().where('api_keys.id', '=', id).executeTakeFirst();
    return row && toApiKey(row);
  }

  async findByHash(hash: string): Promise<ApiKey | undefined> {
    const row = await this.select().where('api_keys.key_hash', '=', hash).executeTakeFirst();
    return row && toApiKey(row);
  }

  async markUsed(id: string, at: string): Promise<void> {
    await this.db
      .updateTable('api_keys')
      .set({ last_used_at: at })
      .where('api_keys.id', '=', id)
      .execute();
  }

  async remove(id: string): Promise<void> {
    await this.db.deleteFrom('api_keys').where('api_keys.id', '=', id).execute();
  }

  /** The newest first. */
  async list(): Promise<ApiKey[]> {
    const rows = await this.select()
      .orderBy('api_keys.created_at', 'desc')
      .orderBy('api_keys.id', 'desc')
      .execute();
    return rows.map(toApiKey);
  }

  private select() {
    return this.db.selectFrom('api_keys').select(COLUMNS);
  }
}

function toApiKey(row: ApiKeyTable): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    keyHash: row.key_hash,
    scopes: JSON.parse(row.scopes) as KeyScope[],
    createdBy: row.created_by,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at
  };
}
