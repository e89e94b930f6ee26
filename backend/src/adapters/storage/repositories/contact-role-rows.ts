import type { Kysely } from 'kysely';
import type { ContactRole, OrgOpportunity } from '../../../domain/index.ts';
import { chunk } from '../../../kernel/index.ts';
import type { Tables } from '../tables.ts';

const ROWS_PER_STATEMENT = 1000;

/** Who has a part in which Opportunity; reached through `OpportunityRepository`. */
export class ContactRoleRows {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** These Opportunities have just the roles they come with. */
  async replaceAll(connectionId: string, opportunities: readonly OrgOpportunity[]): Promise<void> {
    const ids = opportunities.map(({ recordId }) => recordId);
    for (const part of chunk(ids, ROWS_PER_STATEMENT)) {
      await this.db
        .deleteFrom('org_contact_roles')
        .where('org_contact_roles.connection_id', '=', connectionId)
        .where('org_contact_roles.opportunity_id', 'in', part)
        .execute();
    }
    const rows = opportunities.flatMap(({ recordId, contactRoles }) =>
      contactRoles.map((one) => ({
        ...{ connection_id: connectionId, record_id: one.recordId, opportunity_id: recordId },
        ...{ contact_id: one.contactId, role: one.role, is_primary: one.isPrimary ? 1 : 0 }
      }))
    );
    for (const part of chunk(rows, ROWS_PER_STATEMENT)) {
      await this.db.insertInto('org_contact_roles').values(part).execute();
    }
  }

  /** By Opportunity. */
  async find(
    connectionId: string,
    opportunityIds: readonly string[]
  ): Promise<Map<string, ContactRole[]>> {
    const found = new Map<string, ContactRole[]>();
    for (const part of chunk(opportunityIds, ROWS_PER_STATEMENT)) {
      const rows = await this.db
        .selectFrom('org_contact_roles')
        .selectAll()
        .where('org_contact_roles.connection_id', '=', connectionId)
        .where('org_contact_roles.opportunity_id', 'in', part)
        .orderBy('org_contact_roles.record_id')
        .execute();
      for (const row of rows) {
        const { record_id: recordId, contact_id: contactId, role } = row;
        const one = { recordId, contactId, role, isPrimary: row.is_primary === 1 };
        found.set(row.opportunity_id, [...(found.get(row.opportunity_id) ?? []), one]);
      }
    }
    return found;
  }

  /** Ids of the Opportunities in which these Contacts have a role. */
  async opportunitiesOf(connectionId: string, contactIds: readonly string[]): Promise<string[]> {
    const found = new Set<string>();
    for (const part of chunk(contactIds, ROWS_PER_STATEMENT)) {
      const rows = await this.db
        .selectFrom('org_contact_roles')
        .select('org_contact_roles.opportunity_id')
        .distinct()
        .where('org_contact_roles.connection_id', '=', connectionId)
        .where('org_contact_roles.contact_id', 'in', part)
        .execute();
      for (const row of rows) found.add(row.opportunity_id);
    }
    return [...found].sort();
  }

  /** Ids of the Opportunities that these roles are in, as far as we know. */
  async opportunitiesWith(connectionId: string, roleIds: readonly string[]): Promise<string[]> {
    const found = new Set<string>();
    for (const part of chunk(roleIds, ROWS_PER_STATEMENT)) {
      const rows = await this.db
        .selectFrom('org_contact_roles')
        .select('org_contact_roles.opportunity_id')
        .where('org_contact_roles.connection_id', '=', connectionId)
        .where('org_contact_roles.record_id', 'in', part)
        .execute();
      for (const row of rows) found.add(row.opportunity_id);
    }
    return [...found].sort();
  }
}
