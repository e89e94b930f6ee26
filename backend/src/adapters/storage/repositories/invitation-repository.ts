import type { Kysely } from 'kysely';
import {
  emailKey,
  type Invitation,
  type InvitationState,
  type Role
} from '../../../domain/index.ts';
import type { InvitationTable } from '../people-tables.ts';
import type { Tables } from '../tables.ts';

const COLUMNS = [
  'invitations.id',
  'invitations.email',
  'invitations.role',
  'invitations.token_hash',
  'invitations.state',
  'invitations.invited_by',
  'invitations.sent_at',
  'invitations.expires_at'
] as const;

export class InvitationRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** False when its token is known already: what may happen once has happened. */
  async add(invitation: Invitation): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('invitations')
      .values(toRow(invitation))
      .onConflict((conflict) => conflict.column('token_hash').doNothing())
      .executeTakeFirstOrThrow();
    return Boolean(numInsertedOrUpdatedRows);
  }

  /** Replaces everything of the invitation with this id. */
  async save(invitation: Invitation): Promise<void> {
    await this.db
      .updateTable('invitations')
      .set(toRow(invitation))
      .where('invitations.id', '=', invitation.id)
      .execute();
  }

  /** Turns a pending one into an accepted or revoked one; false when another call was first. */
  async close(id: string, state: Exclude<InvitationState, 'pending'>): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('invitations')
      .set({ state })
      .where('invitations.id', '=', id)
      .where('invitations.state', '=', 'pending')
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  async find(id: string): Promise<Invitation | undefined> {
    const row = await this.select().where('invitations.id', '=', id).executeTakeFirst();
    return row && toInvitation(row);
  }

  async findByTokenHash(hash: string): Promise<Invitation | undefined> {
    const row = await this.select().where('invitations.token_hash', '=', hash).executeTakeFirst();
    return row && toInvitation(row);
  }

  async findPendingByEmail(email: string): Promise<Invitation | undefined> {
    const row = await this.select()
      .where('invitations.email_key', '=', emailKey(email) ?? '')
      .where('invitations.state', '=', 'pending')
      .executeTakeFirst();
    return row && toInvitation(row);
  }

  /** The newest first. */
  async listPending(): Promise<Invitation[]> {
    const rows = await this.select()
      .where('invitations.state', '=', 'pending')
      .orderBy('invitations.sent_at', 'desc')
      .orderBy('invitations.id', 'desc')
      .execute();
    return rows.map(toInvitation);
  }

  private select() {
    return this.db.selectFrom('invitations').select(COLUMNS);
  }
}

function toRow(invitation: Invitation): InvitationTable {
  return {
    id: invitation.id,
    email: invitation.email,
    email_key: emailKey(invitation.email) ?? '',
    role: invitation.role,
    token_hash: invitation.tokenHash,
    state: invitation.state,
    invited_by: invitation.invitedBy,
    sent_at: invitation.sentAt,
    expires_at: invitation.expiresAt
  };
}

function toInvitation(row: Omit<InvitationTable, 'email_key'>): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role as Role,
    tokenHash: row.token_hash,
    state: row.state as InvitationState,
    invitedBy: row.invited_by,
    sentAt: row.sent_at,
    expiresAt: row.expires_at
  };
}
