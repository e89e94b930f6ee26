import type { Kysely, Selectable } from 'kysely';
import type { OrgOpportunity } from '../../../domain/index.ts';
import { chunk } from '../../../kernel/index.ts';
import type { OrgOpportunityTable } from '../opportunity-tables.ts';
import { inChunks } from '../in-chunks.ts';
import type { Tables } from '../tables.ts';
import { ContactRoleRows } from './contact-role-rows.ts';

const ROWS_PER_STATEMENT = 1000;

/** What saving changed: the Opportunities themselves, and whose they no longer are. */
export interface OpportunityChanges {
  readonly changed: readonly string[];
  readonly formerAccounts: readonly string[];
  readonly formerContacts: readonly string[];
}

/** The mirror of an org's Opportunities with their contact roles. */
export class OpportunityRepository {
  private readonly db: Kysely<Tables>;
  private readonly roles: ContactRoleRows;

  constructor(db: Kysely<Tables>) {
    this.db = db;
    this.roles = new ContactRoleRows(db);
  }

  /** Stores those that differ in more than their stamp. Record ids are distinct. */
  async saveAll(
    connectionId: string,
    opportunities: readonly OrgOpportunity[]
  ): Promise<OpportunityChanges> {
    const ids = opportunities.map(({ recordId }) => recordId);
    const known = new Map(
      (await this.listByIds(connectionId, ids)).map((one) => [one.recordId, one])
    );
    const changed = opportunities.filter((one) => differs(known.get(one.recordId), one));
    for (const part of chunk(changed, ROWS_PER_STATEMENT)) await this.upsert(part);
    await this.roles.replaceAll(connectionId, changed);
    const pairs = changed.map((after) => ({ before: known.get(after.recordId), after }));
    return {
      changed: changed.map(({ recordId }) => recordId),
      formerAccounts: distinct(
        pairs.flatMap(({ before, after }) =>
          before?.accountId && before.accountId !== after.accountId ? [before.accountId] : []
        )
      ),
      formerContacts: distinct(
        pairs.flatMap(({ before, after }) => {
          const kept = new Set(after.contactRoles.map(({ contactId }) => contactId));
          const had = before?.contactRoles.map(({ contactId }) => contactId) ?? [];
          return had.filter((contactId) => !kept.has(contactId));
        })
      )
    };
  }

  /** Notes that these are gone from the org; returns the ids of those that were there before. */
  async removeAll(connectionId: string, recordIds: readonly string[]): Promise<string[]> {
    const rows = await inChunks(recordIds, ROWS_PER_STATEMENT, (part) =>
      this.db
        .updateTable('org_opportunities')
        .set({ is_deleted: 1 })
        .where('org_opportunities.connection_id', '=', connectionId)
        .where('org_opportunities.record_id', 'in', part)
        .where('org_opportunities.is_deleted', '=', 0)
        .returning('org_opportunities.record_id')
        .execute()
    );
    return rows.map((row) => row.record_id);
  }

  /** Of those that are in the org. */
  async listIds(connectionId: string): Promise<string[]> {
    const rows = await this.db
      .selectFrom('org_opportunities')
      .select('org_opportunities.record_id')
      .where('org_opportunities.connection_id', '=', connectionId)
      .where('org_opportunities.is_deleted', '=', 0)
      .execute();
    return rows.map((row) => row.record_id);
  }

  /** As if none of them had ever been read. */
  async forgetAll(connectionId: string): Promise<void> {
    for (const table of ['org_contact_roles', 'org_opportunities'] as const) {
      await this.db.deleteFrom(table).where('connection_id', '=', connectionId).execute();
    }
  }

  /** Those of these that are in the org. */
  async listByIds(connectionId: string, recordIds: readonly string[]): Promise<OrgOpportunity[]> {
    return this.listWhere(connectionId, 'record_id', recordIds);
  }

  async listByAccounts(
    connectionId: string,
    accountIds: readonly string[]
  ): Promise<OrgOpportunity[]> {
    return this.listWhere(connectionId, 'account_id', accountIds);
  }

  /** Those in which one of these Contacts has a role. */
  async listByContacts(
    connectionId: string,
    contactIds: readonly string[]
  ): Promise<OrgOpportunity[]> {
    return this.listByIds(connectionId, await this.roles.opportunitiesOf(connectionId, contactIds));
  }

  /** Ids of those with one of these contact roles, as far as we know. */
  async idsWithRoles(connectionId: string, roleIds: readonly string[]): Promise<string[]> {
    return this.roles.opportunitiesWith(connectionId, roleIds);
  }

  /** Those of these that were in the org and are gone. */
  async listDeleted(connectionId: string, recordIds: readonly string[]): Promise<string[]> {
    const rows = await this.rowsWhere(connectionId, 'record_id', recordIds, 1);
    return rows.map((row) => row.record_id);
  }

  private async listWhere(
    connectionId: string,
    column: 'record_id' | 'account_id',
    values: readonly string[]
  ): Promise<OrgOpportunity[]> {
    const rows = await this.rowsWhere(connectionId, column, values, 0);
    const roles = await this.roles.find(
      connectionId,
      rows.map((row) => row.record_id)
    );
    return rows.map((row) => toOpportunity(row, roles.get(row.record_id) ?? []));
  }

  private async rowsWhere(
    connectionId: string,
    column: 'record_id' | 'account_id',
    values: readonly string[],
    isDeleted: 0 | 1
  ): Promise<Selectable<OrgOpportunityTable>[]> {
    return inChunks(values, ROWS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('org_opportunities')
        .selectAll()
        .where('org_opportunities.connection_id', '=', connectionId)
        .where(`org_opportunities.${column}`, 'in', part)
        .where('org_opportunities.is_deleted', '=', isDeleted)
        .orderBy('org_opportunities.record_id')
        .execute()
    );
  }

  private async upsert(opportunities: readonly OrgOpportunity[]): Promise<void> {
    await this.db
      .insertInto('org_opportunities')
      .values(opportunities.map(toRow))
      .onConflict((conflict) =>
        conflict.columns(['connection_id', 'record_id']).doUpdateSet((eb) => ({
          account_id: eb.ref('excluded.account_id'),
          stage_name: eb.ref('excluded.stage_name'),
          is_closed: eb.ref('excluded.is_closed'),
          is_won: eb.ref('excluded.is_won'),
          owner_id: eb.ref('excluded.owner_id'),
          owner_email: eb.ref('excluded.owner_email'),
          amount: eb.ref('excluded.amount'),
          created_at: eb.ref('excluded.created_at'),
          close_date: eb.ref('excluded.close_date'),
          system_modstamp: eb.ref('excluded.system_modstamp'),
          is_deleted: eb.ref('excluded.is_deleted')
        }))
      )
      .execute();
  }
}

function differs(known: OrgOpportunity | undefined, now: OrgOpportunity): boolean {
  const told = (one: OrgOpportunity) =>
    JSON.stringify(
      Object.entries({ ...one, systemModstamp: '' }).sort(([a], [b]) => (a < b ? -1 : 1))
    );
  return !known || told(known) !== told(now);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function toRow(one: OrgOpportunity): Selectable<OrgOpportunityTable> {
  return {
    ...{ connection_id: one.connectionId, record_id: one.recordId, account_id: one.accountId },
    ...{ stage_name: one.stageName, is_closed: one.isClosed ? 1 : 0, is_won: one.isWon ? 1 : 0 },
    ...{ owner_id: one.ownerId, owner_email: one.ownerEmail, amount: one.amount },
    ...{ created_at: one.createdAt, close_date: one.closeDate },
    ...{ system_modstamp: one.systemModstamp, is_deleted: 0 }
  };
}

function toOpportunity(
  row: Selectable<OrgOpportunityTable>,
  contactRoles: OrgOpportunity['contactRoles']
): OrgOpportunity {
  return {
    ...{ connectionId: row.connection_id, recordId: row.record_id, accountId: row.account_id },
    ...{ stageName: row.stage_name, isClosed: row.is_closed === 1, isWon: row.is_won === 1 },
    ...{ ownerId: row.owner_id, ownerEmail: row.owner_email, amount: row.amount },
    ...{ createdAt: row.created_at, closeDate: row.close_date },
    ...{ systemModstamp: row.system_modstamp, contactRoles }
  };
}
