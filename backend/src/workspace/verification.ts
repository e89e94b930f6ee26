import {
  openOrg,
  OrgAccessError,
  type Org,
  type PackageVersion,
  type SetupRefusal
} from '../adapters/salesforce/index.ts';
import { PUSH_ORDER, isStandard, type Connection } from '../domain/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import { isoNow, type Clock, type Logger } from '../kernel/index.ts';
import {
  findMissing,
  INTEGRATION_SET,
  nextState,
  signInCause,
  type Finding,
  type GrantedAccess
} from '../rules/index.ts';
import type { Connections } from './connections.ts';
import { OtherOrgError } from './errors.ts';
import { healAccess } from './heal-access.ts';

const PACKAGED = 'porchlight';

/** What stands between a connection and a sync. */
export interface VerifyReport {
  readonly connection: Pick<Connection, 'id' | 'name' | 'orgId' | 'username' | 'namespace'>;
  /** Null without a package, or where the user may not see packages. */
  readonly package: PackageVersion | null;
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  /** What was missing before and is no longer. */
  readonly fixed: readonly Finding[];
  /** What the org refused to change. */
  readonly refusals: readonly SetupRefusal[];
}

interface Look {
  readonly findings: readonly Finding[];
  readonly package: PackageVersion | null;
}

export interface VerificationParts {
  readonly connections: Connections;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Compares what an integration user needs with what the org gives; one engine for people and scripts. */
export class Verification {
  private readonly connections: Connections;
  private readonly logger: Logger;
  private readonly storage: Storage;
  private readonly clock: Clock;

  constructor(parts: VerificationParts) {
    this.connections = parts.connections;
    this.logger = parts.logger;
    this.storage = parts.storage;
    this.clock = parts.clock;
  }

  /** Looks and changes nothing in the org. The connection's state follows what is found, which is kept. */
  async verify(wanted?: string): Promise<VerifyReport> {
    const connection = await this.verifiable(wanted);
    const look = await this.withOrg(connection, (org) => lookAt(org, connection));
    return this.report(connection, look, { fixed: [], refusals: [] });
  }

  /**
   * Gives what is missing, as the user of another connection to the same org who administers it.
   * @param as name or id of that connection; the connection's own user when absent
   */
  async fix(wanted?: string, as?: string): Promise<VerifyReport> {
    const connection = await this.verifiable(wanted);
    const admin = as === undefined ? connection : await this.connections.find(as);
    if (admin.orgId !== connection.orgId) throw new OtherOrgError(connection.orgId, admin.orgId);
    const { namespace } = connection;
    return this.withOrg({ ...admin, namespace }, ({ setup }) =>
      this.withOrg(connection, async (org) => {
        const before = await lookAt(org, connection);
        const healed = await healAccess(setup, connection.userId, before.findings, async () => {
          return (await lookAt(org, connection)).findings;
        });
        const look = { ...before, findings: healed.findings };
        const open = new Set(healed.findings.map(keyOf));
        const fixed = before.findings.filter((finding) => !open.has(keyOf(finding)));
        return this.report(connection, look, { fixed, refusals: healed.refusals });
      })
    );
  }

  private async verifiable(wanted?: string): Promise<Connection> {
    const connection = await this.connections.current(wanted);
    nextState(connection.state, 'verify');
    await this.connections.inspect(connection).catch((error: unknown) => {
      // The look itself tells what is closed.
      if (!(error instanceof OrgAccessError)) throw error;
    });
    return this.connections.find(connection.id);
  }

  private async withOrg<T>(connection: Connection, work: (org: Org) => Promise<T>): Promise<T> {
    const { loginUrl, instanceUrl, namespace, userId } = connection;
    const auth = await this.connections.authOf(connection);
    const { logger } = this;
    const org = openOrg({ loginUrl, instanceUrl, namespace, userId, auth, logger });
    try {
      return await work(org);
    } finally {
      await org.close();
    }
  }

  private async report(
    connection: Connection,
    look: Look,
    done: Pick<VerifyReport, 'fixed' | 'refusals'>
  ): Promise<VerifyReport> {
    const { id, name, orgId, userId, username, namespace } = connection;
    const at = isoNow(this.clock);
    await this.storage.verifications.save({ connectionId: id, userId, at, ...look });
    const ok = look.findings.length === 0;
    const reason = ok ? null : `${look.findings.length} rights are missing: verify tells which.`;
    await this.connections.note(id, ok ? 'healthy' : 'impaired', reason);
    return { connection: { id, name, orgId, username, namespace }, ...look, ok, ...done };
  }
}

async function lookAt(org: Org, { userId, namespace }: Connection): Promise<Look> {
  try {
    const granted = await org.reader.granted(PUSH_ORDER);
    const missing = findMissing(granted);
    if (missing.length === 0) {
      return { findings: [], package: await org.setup.packageVersion(namespace || PACKAGED) };
    }
    const sets = await org.setup.assignedSets(userId);
    const isAssigned = sets.some(({ name }) => name === INTEGRATION_SET);
    return {
      findings: [
        ...(hasPackage(granted) ? [] : [packageMissing()]),
        ...(isAssigned ? [] : [notAssigned()]),
        ...missing
      ],
      package: await org.setup.packageVersion(namespace || PACKAGED)
    };
  } catch (error) {
    if (!(error instanceof OrgAccessError)) throw error;
    return { findings: [apiDisabled(error)], package: null };
  }
}

function hasPackage(granted: readonly GrantedAccess[]): boolean {
  return granted.some(({ object, canRead }) => canRead && !isStandard(object as PushObject));
}

type PushObject = (typeof PUSH_ORDER)[number];

function keyOf({ code, object, field, right }: Finding): string {
  return JSON.stringify([code, object, field, right]);
}

const OF_THE_USER = { object: '', field: '', right: '' } as const;

function apiDisabled({ errorCode }: OrgAccessError): Finding {
  return {
    ...{ code: 'api_disabled', ...OF_THE_USER },
    symptom: `Nothing can be read or written: Salesforce answers ${errorCode}.`,
    remedy: signInCause('API_DISABLED_FOR_ORG').remedy,
    setupPath:
      'Setup > Users > Profiles > profile of the integration user > System Permissions > API Enabled'
  };
}

function packageMissing(): Finding {
  return {
    ...{ code: 'package_missing', ...OF_THE_USER },
    symptom: 'None of the objects of Porchlight is visible to the integration user.',
    remedy: `Install the package for all users or admins, and assign ${INTEGRATION_SET}.`,
    setupPath: 'Setup > Apps > Packaging > Installed Packages'
  };
}

function notAssigned(): Finding {
  return {
    ...{ code: 'permission_set_not_assigned', ...OF_THE_USER },
    symptom: 'The integration user lacks what the package gives.',
    remedy: `Assign ${INTEGRATION_SET} to the integration user.`,
    setupPath: `Setup > Users > Permission Sets > Porchlight Integration User > Manage Assignments > Add Assignment`
  };
}
