import type { Kysely } from 'kysely';
import type { ContactIntent, ContactIntentState } from '../../../domain/index.ts';
import { chunk, isoNow, type Clock } from '../../../kernel/index.ts';
import type { Tables } from '../tables.ts';

const ROWS_PER_STATEMENT = 1000;

/** Contacts that were made, or are being made, for members. */
export class ContactIntentRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  async saveAll(intents: readonly ContactIntent[]): Promise<void> {
    for (const part of chunk(intents, ROWS_PER_STATEMENT)) {
      await this.db
        .insertInto('contact_intents')
        .values(
          part.map(({ connectionId, emailKey, memberKey, state, contactId, message }) => ({
            ...{ connection_id: connectionId, email_key: emailKey, member_key: memberKey },
            ...{ state, contact_id: contactId, message, updated_at: isoNow(this.clock) }
          }))
        )
        .onConflict((conflict) =>
          conflict.columns(['connection_id', 'email_key']).doUpdateSet((eb) => ({
            state: eb.ref('excluded.state'),
            contact_id: eb.ref('excluded.contact_id'),
            message: eb.ref('excluded.message'),
            updated_at: eb.ref('excluded.updated_at')
          }))
        )
        .execute();
    }
  }

  /** In order of the address, the first ones of this state. */
  async listByState(
    connectionId: string,
    state: ContactIntentState,
    limit: number
  ): Promise<ContactIntent[]> {
    const rows = await this.db
      .selectFrom('contact_intents')
      .select(['email_key', 'member_key', 'state', 'contact_id', 'message'])
      .where('contact_intents.connection_id', '=', connectionId)
      .where('contact_intents.state', '=', state)
      .orderBy('contact_intents.email_key')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      ...{ connectionId, emailKey: row.email_key, memberKey: row.member_key },
      ...{ state: row.state as ContactIntentState, contactId: row.contact_id },
      message: row.message
    }));
  }

  /** As if they had never been; only for what was surely not made. */
  async forget(connectionId: string, addresses: readonly string[]): Promise<void> {
    await this.db
      .deleteFrom('contact_intents')
      .where('contact_intents.connection_id', '=', connectionId)
      .where('contact_intents.email_key', 'in', addresses)
      .execute();
  }

  /** Refused ones may be tried anew: those of these members, or all. */
  async forgetRefused(connectionId: string, memberKeys?: readonly string[]): Promise<void> {
    await this.db
      .deleteFrom('contact_intents')
      .where('contact_intents.connection_id', '=', connectionId)
      .where('contact_intents.state', '=', 'refused')
      .$if(memberKeys !== undefined, (query) =>
        query.where('contact_intents.member_key', 'in', memberKeys ?? [])
      )
      .execute();
  }

  /**
   * Members who are here, have an address, are nobody in the org, and for whose address no Contact
   * was ever intended; one for each address.
   * @param notAt domains of our own people
   */
  async listStrangers(
    connectionId: string,
    notAt: readonly string[],
    limit: number
  ): Promise<{ memberKey: string; emailKey: string }[]> {
    const rows = await this.db
      .selectFrom('members')
      .leftJoin('member_links', (join) =>
        join
          .onRef('member_links.member_key', '=', 'members.external_id')
          .on('member_links.connection_id', '=', connectionId)
      )
      .leftJoin('org_people', (join) =>
        join
          .onRef('org_people.email_key', '=', 'members.email_key')
          .on('org_people.connection_id', '=', connectionId)
      )
      .leftJoin('contact_intents', (join) =>
        join
          .onRef('contact_intents.email_key', '=', 'members.email_key')
          .on('contact_intents.connection_id', '=', connectionId)
      )
      .select((eb) => ['members.email_key', eb.fn.min('members.external_id').as('member_key')])
      .where('members.email_key', 'is not', null)
      .where('members.status', '=', 'Active')
      .where('org_people.record_id', 'is', null)
      .where('contact_intents.email_key', 'is', null)
      .where('member_links.contact_id', 'is', null)
      .where('member_links.lead_id', 'is', null)
      .where((eb) =>
        eb.or([
          eb('member_links.rule', 'is', null),
          eb('member_links.rule', 'in', ['none', 'account_domain'])
        ])
      )
      .$if(notAt.length > 0, (query) =>
        query.where((eb) =>
          eb.not(eb.or(notAt.map((domain) => eb('members.email_key', 'like', `%@${domain}`))))
        )
      )
      .groupBy('members.email_key')
      .orderBy('members.email_key')
      .limit(limit)
      .execute();
    return rows.flatMap(({ email_key: emailKey, member_key: memberKey }) =>
      emailKey === null ? [] : [{ emailKey, memberKey }]
    );
  }
}
