import type { Kysely, Selectable } from 'kysely';
import type { SessionLink } from '../../../domain/index.ts';
import { chunk } from '../../../kernel/index.ts';
import { inChunks } from '../in-chunks.ts';
import type { SessionLinkTable, Tables } from '../tables.ts';

const ROWS_PER_STATEMENT = 1_000;

type LinkColumn =
  `session_links.${'contact_id' | 'lead_id' | 'account_id' | 'opportunity_id' | 'member_key'}`;

/** What `toSessionLink` reads. */
export const SESSION_LINK_COLUMNS = [
  'session_links.connection_id',
  'session_links.session_key',
  'session_links.member_key',
  'session_links.contact_id',
  'session_links.lead_id',
  'session_links.account_id',
  'session_links.opportunity_id',
  'session_links.owner_id',
  'session_links.owner_email',
  'session_links.is_ambiguous'
] as const;

/** Who viewed the demos, in each org. */
export class SessionLinkRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async saveAll(links: readonly SessionLink[]): Promise<void> {
    for (const part of chunk(links, ROWS_PER_STATEMENT)) {
      await this.db
        .insertInto('session_links')
        .values(part.map(toRow))
        .onConflict((conflict) =>
          conflict.columns(['connection_id', 'session_key']).doUpdateSet((eb) => ({
            member_key: eb.ref('excluded.member_key'),
            contact_id: eb.ref('excluded.contact_id'),
            lead_id: eb.ref('excluded.lead_id'),
            account_id: eb.ref('excluded.account_id'),
            opportunity_id: eb.ref('excluded.opportunity_id'),
            owner_id: eb.ref('excluded.owner_id'),
            owner_email: eb.ref('excluded.owner_email'),
            is_ambiguous: eb.ref('excluded.is_ambiguous')
          }))
        )
        .execute();
    }
  }

  /** Sessions linked to one of these Contacts or Leads. */
  async listSessionsOfPeople(
    connectionId: string,
    recordIds: readonly string[]
  ): Promise<string[]> {
    const keys = new Set<string>();
    for (const column of ['session_links.contact_id', 'session_links.lead_id'] as const) {
      for (const key of await this.listWhere(connectionId, column, recordIds)) keys.add(key);
    }
    return [...keys];
  }

  /** Sessions of one of these Accounts. */
  async listSessionsOfAccounts(
    connectionId: string,
    accountIds: readonly string[]
  ): Promise<string[]> {
    return this.listWhere(connectionId, 'session_links.account_id', accountIds);
  }

  /** Sessions that count for one of these Opportunities. */
  async listSessionsOfOpportunities(
    connectionId: string,
    recordIds: readonly string[]
  ): Promise<string[]> {
    return this.listWhere(connectionId, 'session_links.opportunity_id', recordIds);
  }

  /** Sessions whose visitor may be one of several people. */
  async listAmbiguous(connectionId: string): Promise<string[]> {
    const rows = await this.db
      .selectFrom('session_links')
      .select('session_links.session_key')
      .where('session_links.connection_id', '=', connectionId)
      .where('session_links.is_ambiguous', '=', 1)
      .execute();
    return rows.map((row) => row.session_key);
  }

  /** Sessions of one of these members. */
  async listSessionsOfMembers(
    connectionId: string,
    memberKeys: readonly string[]
  ): Promise<string[]> {
    return this.listWhere(connectionId, 'session_links.member_key', memberKeys);
  }

  private async listWhere(
    connectionId: string,
    column: LinkColumn,
    values: readonly string[]
  ): Promise<string[]> {
    const rows = await inChunks(values, ROWS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('session_links')
        .select('session_links.session_key')
        .where('session_links.connection_id', '=', connectionId)
        .where(column, 'in', part)
        .execute()
    );
    return rows.map((row) => row.session_key);
  }
}

/** Row of the table to link. */
export function toSessionLink(row: Selectable<SessionLinkTable>): SessionLink {
  return {
    connectionId: row.connection_id,
    sessionKey: row.session_key,
    memberKey: row.member_key,
    contactId: row.contact_id,
    leadId: row.lead_id,
    accountId: row.account_id,
    opportunityId: row.opportunity_id,
    ownerId: row.owner_id,
    ownerEmail: row.owner_email,
    isAmbiguous: row.is_ambiguous === 1
  };
}

function toRow(link: SessionLink): Selectable<SessionLinkTable> {
  return {
    connection_id: link.connectionId,
    session_key: link.sessionKey,
    member_key: link.memberKey,
    contact_id: link.contactId,
    lead_id: link.leadId,
    account_id: link.accountId,
    opportunity_id: link.opportunityId,
    owner_id: link.ownerId,
    owner_email: link.ownerEmail,
    is_ambiguous: link.isAmbiguous ? 1 : 0
  };
}
