import type { Kysely } from 'kysely';
import type { Finding } from '../../../rules/index.ts';
import type { Tables } from '../tables.ts';

/** What the last look at an org found. */
export interface LastVerification {
  readonly connectionId: string;
  /** Whose rights were looked at. */
  readonly userId: string;
  readonly at: string;
  readonly package: {
    readonly name: string;
    readonly namespace: string;
    readonly version: string;
  } | null;
  /** Empty when nothing is missing. */
  readonly findings: readonly Finding[];
}

/** The last verification of each connection. */
export class VerificationRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** In place of the one before. */
  async save(verification: LastVerification): Promise<void> {
    const row = {
      user_id: verification.userId,
      at: verification.at,
      package: verification.package && JSON.stringify(verification.package),
      findings: JSON.stringify(verification.findings)
    };
    await this.db
      .insertInto('verifications')
      .values({ connection_id: verification.connectionId, ...row })
      .onConflict((conflict) => conflict.column('connection_id').doUpdateSet(row))
      .execute();
  }

  async find(connectionId: string): Promise<LastVerification | undefined> {
    const row = await this.db
      .selectFrom('verifications')
      .select(['verifications.user_id', 'verifications.at'])
      .select(['verifications.package', 'verifications.findings'])
      .where('verifications.connection_id', '=', connectionId)
      .executeTakeFirst();
    return (
      row && {
        ...{ connectionId, userId: row.user_id, at: row.at },
        package: row.package
          ? (JSON.parse(row.package) as NonNullable<LastVerification['package']>)
          : null,
        findings: JSON.parse(row.findings) as Finding[]
      }
    );
  }
}
