import type { Kysely, Selectable } from 'kysely';
import type { MatchRule, MemberLink } from '../../../domain/index.ts';
import { chunk } from '../../../kernel/index.ts';
import { inChunks } from '../in-chunks.ts';
import type { MemberLinkTable, Tables } from '../tables.ts';

/** What `toLink` reads. */
export const LINK_COLUMNS = [
  'member_links.connection_id',
  'member_links.member_key',
  'member_links.contact_id',
  'member_links.lead_id',
  'member_links.account_id',
  'member_links.rule',
  'member_links.evidence',
  'member_links.confidence',
  'member_links.matched_at',
  'member_links.locked',
  'member_links.candidates'
] as const;

const ROWS_PER_STATEMENT = 1000;

/** Who the members are in each org. */
export class LinkRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async saveAll(links: readonly MemberLink[]): Promise<void> {
    for (const part of chunk(links, ROWS_PER_STATEMENT)) {
      await this.db
        .insertInto('member_links')
        .values(part.map(toLinkRow))
        .onConflict((conflict) =>
          conflict.columns(['connection_id', 'member_key']).doUpdateSet((eb) => ({
            contact_id: eb.ref('excluded.contact_id'),
            lead_id: eb.ref('excluded.lead_id'),
            account_id: eb.ref('excluded.account_id'),
            rule: eb.ref('excluded.rule'),
            evidence: eb.ref('excluded.evidence'),
            confidence: eb.ref('excluded.confidence'),
            matched_at: eb.ref('excluded.matched_at'),
            locked: eb.ref('excluded.locked'),
            candidates: eb.ref('excluded.candidates')
          }))
        )
        .execute();
    }
  }

  /** Members linked to one of these Contacts, Leads or Accounts. */
  async listMembersOf(connectionId: string, recordIds: readonly string[]): Promise<string[]> {
    const keys = new Set<string>();
    for (const part of chunk(recordIds, ROWS_PER_STATEMENT)) {
      const rows = await this.db
        .selectFrom('member_links')
        .select('member_links.member_key')
        .where('member_links.connection_id', '=', connectionId)
        .where((eb) =>
          eb.or([
            eb('member_links.contact_id', 'in', part),
            eb('member_links.lead_id', 'in', part),
            eb('member_links.account_id', 'in', part)
          ])
        )
        .execute();
      for (const row of rows) keys.add(row.member_key);
    }
    return [...keys];
  }

  async find(connectionId: string, memberKeys: readonly string[]): Promise<MemberLink[]> {
    const rows = await inChunks(memberKeys, ROWS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('member_links')
        .select(LINK_COLUMNS)
        .where('member_links.connection_id', '=', connectionId)
        .where('member_links.member_key', 'in', part)
        .execute()
    );
    return rows.map(toLink);
  }

  /** Turns links to a record that was merged away to the one that took its place; answers whose they are. */
  async repoint(connectionId: string, from: string, to: string): Promise<string[]> {
    const keys = new Set<string>();
    for (const column of ['contact_id', 'lead_id', 'account_id'] as const) {
      const rows = await this.db
        .updateTable('member_links')
        .set({ [column]: to })
        .where('member_links.connection_id', '=', connectionId)
        .where(`member_links.${column}`, '=', from)
        .returning('member_links.member_key')
        .execute();
      for (const row of rows) keys.add(row.member_key);
    }
    return [...keys];
  }

  /** Members with a link by this rule, for example all that wait for a choice. */
  async listMembersByRule(connectionId: string, rule: MatchRule): Promise<string[]> {
    const rows = await this.db
      .selectFrom('member_links')
      .select('member_links.member_key')
      .where('member_links.connection_id', '=', connectionId)
      .where('member_links.rule', '=', rule)
      .execute();
    return rows.map((row) => row.member_key);
  }
}

type Row = Selectable<MemberLinkTable>;

function toLinkRow(link: MemberLink): Row {
  return {
    connection_id: link.connectionId,
    member_key: link.memberKey,
    contact_id: link.contactId,
    lead_id: link.leadId,
    account_id: link.accountId,
    rule: link.rule,
    evidence: link.evidence,
    confidence: link.confidence,
    matched_at: link.matchedAt,
    locked: link.locked ? 1 : 0,
    candidates: JSON.stringify(link.candidates)
  };
}

/** Row of the table to link. */
export function toLink(row: Row): MemberLink {
  return {
    connectionId: row.connection_id,
    memberKey: row.member_key,
    contactId: row.contact_id,
    leadId: row.lead_id,
    accountId: row.account_id,
    rule: row.rule as MatchRule,
    evidence: row.evidence,
    confidence: row.confidence,
    matchedAt: row.matched_at,
    locked: row.locked === 1,
    candidates: JSON.parse(row.candidates) as string[]
  };
}
