import type { Kysely, Selectable } from 'kysely';
import type { OrgAccount } from '../../../domain/index.ts';
import { chunk } from '../../../kernel/index.ts';
import { websiteDomain } from '../../../rules/index.ts';
import { inChunks } from '../in-chunks.ts';
import type { OrgAccountTable, Tables } from '../tables.ts';

const ROWS_PER_STATEMENT = 1000;

/** The mirror of an org's Accounts: finding the organisation of an address costs no API call. */
export class AccountRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** Stores the accounts and returns the record ids of those that are new or have another name or website. */
  async saveAll(connectionId: string, accounts: readonly OrgAccount[]): Promise<string[]> {
    const ids = accounts.map(({ recordId }) => recordId);
    const known = new Map(
      (await this.listByIds(connectionId, ids)).map((account) => [account.recordId, account])
    );
    const changed = accounts.filter(({ recordId, name, website }) => {
      const before = known.get(recordId);
      return !before || before.name !== name || before.website !== website;
    });
    for (const part of chunk(changed, ROWS_PER_STATEMENT)) await this.upsert(part);
    return changed.map(({ recordId }) => recordId);
  }

  /** Forgets accounts that are gone from the org; returns the ids of those that were known. */
  async removeAll(connectionId: string, recordIds: readonly string[]): Promise<string[]> {
    const rows = await inChunks(recordIds, ROWS_PER_STATEMENT, (part) =>
      this.db
        .deleteFrom('org_accounts')
        .where('org_accounts.connection_id', '=', connectionId)
        .where('org_accounts.record_id', 'in', part)
        .returning('org_accounts.record_id')
        .execute()
    );
    return rows.map((row) => row.record_id);
  }

  async listByIds(connectionId: string, recordIds: readonly string[]): Promise<OrgAccount[]> {
    return this.listWhere(connectionId, 'org_accounts.record_id', recordIds);
  }

  /** Accounts whose website is on one of these domains. */
  async listByDomains(connectionId: string, domains: readonly string[]): Promise<OrgAccount[]> {
    return this.listWhere(connectionId, 'org_accounts.domain', domains);
  }

  private async listWhere(
    connectionId: string,
    column: 'org_accounts.record_id' | 'org_accounts.domain',
    values: readonly string[]
  ): Promise<OrgAccount[]> {
    const rows = await inChunks(values, ROWS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('org_accounts')
        .selectAll()
        .where('org_accounts.connection_id', '=', connectionId)
        .where(column, 'in', part)
        .orderBy('org_accounts.record_id')
        .execute()
    );
    return rows.map(toAccount);
  }

  private async upsert(accounts: readonly OrgAccount[]): Promise<void> {
    await this.db
      .insertInto('org_accounts')
      .values(accounts.map(toRow))
      .onConflict((conflict) =>
        conflict.columns(['connection_id', 'record_id']).doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          website: eb.ref('excluded.website'),
          domain: eb.ref('excluded.domain'),
          system_modstamp: eb.ref('excluded.system_modstamp')
        }))
      )
      .execute();
  }
}

function toRow(account: OrgAccount): Selectable<OrgAccountTable> {
  return {
    connection_id: account.connectionId,
    record_id: account.recordId,
    name: account.name,
    website: account.website,
    domain: websiteDomain(account.website),
    system_modstamp: account.systemModstamp
  };
}

function toAccount(row: Selectable<OrgAccountTable>): OrgAccount {
  return {
    connectionId: row.connection_id,
    recordId: row.record_id,
    name: row.name,
    website: row.website,
    systemModstamp: row.system_modstamp
  };
}
