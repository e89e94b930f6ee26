import type { Kysely } from 'kysely';
import type { OpenIdAttempt } from '../../../domain/index.ts';
import type { Tables } from '../tables.ts';

/** Ways to an identity provider that have not come back yet. */
export class OpenIdAttemptRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async add(attempt: OpenIdAttempt): Promise<void> {
    await this.db
      .insertInto('openid_attempts')
      .values({
        state_hash: attempt.stateHash,
        browser_hash: attempt.browserHash,
        nonce: attempt.nonce,
        code_verifier: attempt.codeVerifier,
        invitation_id: attempt.invitationId,
        return_to: attempt.returnTo,
        expires_at: attempt.expiresAt
      })
      .execute();
  }

  /** Finds and removes it in one statement: each is good once. */
  async take(stateHash: string): Promise<OpenIdAttempt | undefined> {
    const row = await this.db
      .deleteFrom('openid_attempts')
      .where('openid_attempts.state_hash', '=', stateHash)
      .returning([
        'openid_attempts.state_hash',
        'openid_attempts.browser_hash',
        'openid_attempts.nonce',
        'openid_attempts.code_verifier',
        'openid_attempts.invitation_id',
        'openid_attempts.return_to',
        'openid_attempts.expires_at'
      ])
      .executeTakeFirst();
    return (
      row && {
        stateHash: row.state_hash,
        browserHash: row.browser_hash,
        nonce: row.nonce,
        codeVerifier: row.code_verifier,
        invitationId: row.invitation_id,
        returnTo: row.return_to,
        expiresAt: row.expires_at
      }
    );
  }

  async removeExpired(now: string): Promise<void> {
    await this.db
      .deleteFrom('openid_attempts')
      .where('openid_attempts.expires_at', '<', now)
      .execute();
  }
}
