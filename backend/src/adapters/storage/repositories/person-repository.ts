import type { Kysely, Selectable } from 'kysely';
import { emailKey, type OrgPerson } from '../../../domain/index.ts';
import { chunk } from '../../../kernel/index.ts';
import { emailDomain } from '../../../rules/index.ts';
import { inChunks } from '../in-chunks.ts';
import type { OrgPersonTable, Tables } from '../tables.ts';

const COLUMNS = [
  'org_people.connection_id',
  'org_people.record_id',
  'org_people.object',
  'org_people.email',
  'org_people.email_key',
  'org_people.email_domain',
  'org_people.name',
  'org_people.account_id',
  'org_people.converted_contact_id',
  'org_people.is_converted',
  'org_people.system_modstamp'
] as const;

const ROWS_PER_STATEMENT = 1000;

/** The mirror of an org's Contacts and Leads: matching an address costs no API call. */
export class PersonRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /**
   * Stores the people of one connection and returns the record ids of those that are new or differ
   * in something matching looks at; a newer stamp alone is not a change. Record ids are distinct.
   */
  async saveAll(connectionId: string, people: readonly OrgPerson[]): Promise<string[]> {
    const known = new Map<string, OrgPerson>();
    const ids = people.map((person) => person.recordId);
    for (const person of await this.listByIds(connectionId, ids)) {
      known.set(person.recordId, person);
    }
    const changed = people.filter((person) => differs(known.get(person.recordId), person));
    for (const part of chunk(changed, ROWS_PER_STATEMENT)) await this.upsert(part);
    return changed.map((person) => person.recordId);
  }

  /** Forgets people who are gone from the org; returns the ids of those that were known. */
  async removeAll(connectionId: string, recordIds: readonly string[]): Promise<string[]> {
    const rows = await inChunks(recordIds, ROWS_PER_STATEMENT, (part) =>
      this.db
        .deleteFrom('org_people')
        .where('org_people.connection_id', '=', connectionId)
        .where('org_people.record_id', 'in', part)
        .returning('org_people.record_id')
        .execute()
    );
    return rows.map((row) => row.record_id);
  }

  /** As if no Lead had ever been read; returns the ids of those that were known. */
  async removeLeads(connectionId: string): Promise<string[]> {
    const rows = await this.db
      .deleteFrom('org_people')
      .where('org_people.connection_id', '=', connectionId)
      .where('org_people.object', '=', 'Lead')
      .returning('org_people.record_id')
      .execute();
    return rows.map((row) => row.record_id);
  }

  async listByIds(connectionId: string, recordIds: readonly string[]): Promise<OrgPerson[]> {
    return this.listWhere(connectionId, 'org_people.record_id', recordIds);
  }

  async listByEmailKeys(connectionId: string, emailKeys: readonly string[]): Promise<OrgPerson[]> {
    return this.listWhere(connectionId, 'org_people.email_key', emailKeys);
  }

  /** How many Contacts with an address of these organisations each Account has: domain → Account → Contacts. */
  async contactsByDomain(
    connectionId: string,
    domains: readonly string[]
  ): Promise<Map<string, Map<string, number>>> {
    const found = new Map<string, Map<string, number>>();
    for (const part of chunk(domains, ROWS_PER_STATEMENT)) {
      const rows = await this.db
        .selectFrom('org_people')
        .select((eb) => [
          'org_people.email_domain',
          'org_people.account_id',
          eb.fn.countAll<number>().as('contacts')
        ])
        .where('org_people.connection_id', '=', connectionId)
        .where('org_people.object', '=', 'Contact')
        .where('org_people.email_domain', 'in', part)
        .where('org_people.account_id', 'is not', null)
        .groupBy(['org_people.email_domain', 'org_people.account_id'])
        .orderBy('org_people.account_id')
        .execute();
      for (const { email_domain: domain, account_id: account, contacts } of rows) {
        if (!domain || !account) continue;
        found.set(domain, (found.get(domain) ?? new Map<string, number>()).set(account, contacts));
      }
    }
    return found;
  }

  private async listWhere(
    connectionId: string,
    column: 'org_people.record_id' | 'org_people.email_key',
    values: readonly string[]
  ): Promise<OrgPerson[]> {
    const rows = await inChunks(values, ROWS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('org_people')
        .select(COLUMNS)
        .where('org_people.connection_id', '=', connectionId)
        .where(column, 'in', part)
        .orderBy('org_people.record_id')
        .execute()
    );
    return rows.map(toPerson);
  }

  private async upsert(people: readonly OrgPerson[]): Promise<void> {
    await this.db
      .insertInto('org_people')
      .values(people.map(toRow))
      .onConflict((conflict) =>
        conflict.columns(['connection_id', 'record_id']).doUpdateSet((eb) => ({
          object: eb.ref('excluded.object'),
          email: eb.ref('excluded.email'),
          email_key: eb.ref('excluded.email_key'),
          email_domain: eb.ref('excluded.email_domain'),
          name: eb.ref('excluded.name'),
          account_id: eb.ref('excluded.account_id'),
          converted_contact_id: eb.ref('excluded.converted_contact_id'),
          is_converted: eb.ref('excluded.is_converted'),
          system_modstamp: eb.ref('excluded.system_modstamp')
        }))
      )
      .execute();
  }
}

function differs(known: OrgPerson | undefined, now: OrgPerson): boolean {
  return (
    !known ||
    known.email !== now.email ||
    known.name !== now.name ||
    known.accountId !== now.accountId ||
    known.convertedContactId !== now.convertedContactId ||
    known.isConverted !== now.isConverted
  );
}

function toRow(person: OrgPerson): Selectable<OrgPersonTable> {
  return {
    connection_id: person.connectionId,
    record_id: person.recordId,
    object: person.object,
    email: person.email,
    email_key: emailKey(person.email),
    email_domain: emailDomain(person.email),
    name: person.name,
    account_id: person.accountId,
    converted_contact_id: person.convertedContactId,
    is_converted: person.isConverted ? 1 : 0,
    system_modstamp: person.systemModstamp
  };
}

function toPerson(row: Selectable<OrgPersonTable>): OrgPerson {
  return {
    connectionId: row.connection_id,
    recordId: row.record_id,
    object: row.object as OrgPerson['object'],
    email: row.email,
    name: row.name,
    accountId: row.account_id,
    convertedContactId: row.converted_contact_id,
    isConverted: row.is_converted === 1,
    systemModstamp: row.system_modstamp
  };
}
