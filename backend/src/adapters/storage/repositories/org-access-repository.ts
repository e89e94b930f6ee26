import type { Kysely, Selectable } from 'kysely';
import type { Connection } from '../../../domain/index.ts';
import type { Finding } from '../../../rules/index.ts';
import type { OrgAccessTable } from '../connection-tables.ts';
import type { Tables } from '../tables.ts';

/** What the last verification of a connection found. */
export interface LastVerification {
  readonly at: string;
  /** Whose rights were looked at, and for what. */
  readonly userId: string;
  readonly capability: Connection['capability'];
  readonly direction: Connection['direction'];
  readonly package: {
    readonly name: string;
    readonly namespace: string;
    readonly version: string;
  } | null;
  /** Null where the user may not see its own profile. */
  readonly user: { readonly profile: string; readonly license: string } | null;
  /** Empty when nothing is missing. */
  readonly findings: readonly Finding[];
}

/** What a run met that differs from what the run before it met. */
export interface MetAccess {
  readonly at: string;
  /** What it would have written and might not: `Session__c`, `Contact.CommunityScore__c`. */
  readonly closed: readonly string[];
  /** Null without a package. */
  readonly packageVersion: string | null;
}

/** What is known of the rights in an org: by a look at all of them, and by what runs met since. */
export interface OrgAccess {
  /** Undefined when nobody has verified yet. */
  readonly verification: LastVerification | undefined;
  /** Undefined before the first run. */
  readonly met: MetAccess | undefined;
}

/** One row for each connection that was verified or has run. */
export class OrgAccessRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** In place of the verification before; what runs met stays. */
  saveVerification(connectionId: string, verification: LastVerification): Promise<void> {
    const { at, userId, capability, direction, user, findings } = verification;
    return this.save(connectionId, {
      ...{ verified_at: at, user_id: userId, capability, direction },
      package: verification.package && JSON.stringify(verification.package),
      integration_user: user && JSON.stringify(user),
      findings: JSON.stringify(findings)
    });
  }

  /** In place of what was met before; the verification stays. */
  saveMet(connectionId: string, { at, closed, packageVersion }: MetAccess): Promise<void> {
    const row = { met_at: at, closed: JSON.stringify(closed), package_version: packageVersion };
    return this.save(connectionId, row);
  }

  async find(connectionId: string): Promise<OrgAccess> {
    const row = await this.db
      .selectFrom('org_access')
      .select(['org_access.verified_at', 'org_access.user_id', 'org_access.capability'])
      .select(['org_access.direction', 'org_access.package', 'org_access.integration_user'])
      .select(['org_access.findings', 'org_access.met_at', 'org_access.closed'])
      .select('org_access.package_version')
      .where('org_access.connection_id', '=', connectionId)
      .executeTakeFirst();
    return {
      verification:
        row && row.verified_at !== null ? toVerification(row, row.verified_at) : undefined,
      met: row && row.met_at !== null ? toMet(row, row.met_at) : undefined
    };
  }

  private async save(connectionId: string, row: Partial<Row>): Promise<void> {
    await this.db
      .insertInto('org_access')
      .values({ ...NOTHING, ...row, connection_id: connectionId })
      .onConflict((conflict) => conflict.column('connection_id').doUpdateSet(row))
      .execute();
  }
}

type Row = Omit<Selectable<OrgAccessTable>, 'connection_id'>;

const NOTHING: Row = {
  ...{ verified_at: null, user_id: null, capability: null, direction: null, package: null },
  ...{ integration_user: null, findings: null, met_at: null, closed: null, package_version: null }
};

function toVerification(row: Row, at: string): LastVerification {
  return {
    at,
    userId: row.user_id ?? '',
    capability: row.capability as LastVerification['capability'],
    direction: row.direction as LastVerification['direction'],
    package: read<NonNullable<LastVerification['package']>>(row.package),
    user: read<NonNullable<LastVerification['user']>>(row.integration_user),
    findings: read<Finding[]>(row.findings) ?? []
  };
}

function toMet(row: Row, at: string): MetAccess {
  return { at, closed: read<string[]>(row.closed) ?? [], packageVersion: row.package_version };
}

function read<T>(json: string | null): T | null {
  return json === null ? null : (JSON.parse(json) as T);
}
