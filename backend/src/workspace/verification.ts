import {
  inspectOrg,
  OrgAccessError,
  type Org,
  type OrgAuth,
  type OrgSession,
  type PackageVersion
} from '../adapters/salesforce/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Actor, Connection } from '../domain/index.ts';
import { isoNow, type Clock, type Logger } from '../kernel/index.ts';
import {
  currentVerification,
  lostSince,
  nextState,
  syncScope,
  writesAnything,
  type Finding
} from '../rules/index.ts';
import { SERVICE } from './audit-log.ts';
import type { Connections } from './connections.ts';
import { OtherOrgError } from './errors.ts';
import { healAccess } from './heal-access.ts';
import { keepMade } from './keep-made.ts';
import { lookAtOrg, type Look, type LookContext } from './look-at-org.ts';
import { Settings } from './settings/index.ts';
import { tellRefusals, type ToldRefusal } from './tell-refusals.ts';
import { withOrg } from './with-org.ts';

/** What stands between a connection and a sync. */
export interface VerifyReport {
  /** When the org was looked at. */
  readonly at: string;
  readonly connection: Pick<
    Connection,
    'id' | 'name' | 'orgId' | 'username' | 'namespace' | 'capability' | 'direction'
  >;
  /** Null without a package, or where the user may not see packages. */
  readonly package: PackageVersion | null;
  /** The org has what we made in it instead of the package: it takes sessions and totals alone. */
  readonly isProvisioned: boolean;
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  /** What was missing before and is no longer. */
  readonly fixed: readonly Finding[];
  /** What the org refused to change. */
  readonly refusals: readonly ToldRefusal[];
  /** What a run could not write any more since: `Session__c`, `Contact.CommunityScore__c`. */
  readonly lostSince: readonly string[];
}

export interface VerificationParts {
  readonly connections: Connections;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Whose rights are looked at, and who may give them. */
interface Pair {
  readonly connection: Connection;
  readonly admin: Connection;
  /** How the administrator signs in; as the connection does when absent. */
  readonly auth?: OrgAuth;
}

/** Compares what an integration user needs with what the org gives; one engine for people and scripts. */
export class Verification {
  private readonly parts: VerificationParts;

  constructor(parts: VerificationParts) {
    this.parts = parts;
  }

  /** Looks and changes nothing in the org. The connection's state follows what is found, which is kept. */
  async verify(wanted?: string, actor: Actor = SERVICE): Promise<VerifyReport> {
    const connection = await this.verifiable(wanted);
    const context = await this.contextOf(connection);
    const look = await withOrg(this.parts, connection, (org) =>
      lookAtOrg(org, connection, context)
    );
    const details = { findings: String(look.findings.length) };
    const did = { actor, action: 'connection.verified', details };
    await this.parts.connections.record(connection, did);
    const { isProvisioned } = context;
    return this.report(connection, look, { isProvisioned, fixed: [], refusals: [] });
  }

  /** What the user of a connection lacks where we make what sessions and totals need. Notes nothing. */
  async missingBesidePackage(connection: Connection): Promise<readonly Finding[]> {
    const context = { ...(await this.contextOf(connection)), isProvisioned: true };
    const look = await withOrg(this.parts, connection, (org) =>
      lookAtOrg(org, connection, context)
    );
    return look.findings;
  }

  /**
   * What the last verification found, with what a run met since; asks the org nothing.
   * @returns null when nobody has verified what the connection is for now
   */
  async last(wanted: string): Promise<VerifyReport | null> {
    const connection = await this.parts.connections.find(wanted);
    const { verification, met } = await this.parts.storage.orgAccess.find(connection.id);
    const found = currentVerification(connection, verification);
    if (!found) return null;
    const { id, name, orgId, username, namespace, capability, direction } = connection;
    const { isProvisioned } = await this.contextOf(connection);
    const { at, package: version, findings } = found;
    const lost = lostSince(found, met);
    return {
      ...{ at, package: version, findings, isProvisioned, lostSince: lost },
      connection: { id, name, orgId, username, namespace, capability, direction },
      ok: findings.length + lost.length === 0,
      ...{ fixed: [], refusals: [] }
    };
  }

  /**
   * Gives what is missing, as the user of another connection to the same org who administers it.
   * @param as name or id of that connection; the connection's own user when absent
   */
  async fix(wanted?: string, as?: string, actor: Actor = SERVICE): Promise<VerifyReport> {
    return this.mend(await this.pairOf(wanted, as), actor);
  }

  /**
   * Gives what is missing as an administrator who consented to this alone; whose session it is to end.
   * @throws OtherOrgError when the session is of another org
   */
  async fixWith(wanted: string, session: OrgSession, actor: Actor): Promise<VerifyReport> {
    const { connection } = await this.pairOf(wanted);
    const { accessToken } = session;
    const { instanceUrl } = connection;
    // The token goes to the org that is connected, wherever the answer came from.
    const { orgId, userId, username } = await inspectOrg({ accessToken, instanceUrl });
    if (orgId !== connection.orgId) throw new OtherOrgError(connection.orgId, orgId);
    const admin = { ...connection, userId, username };
    const auth = { kind: 'access-token', accessToken } as const;
    return this.mend({ connection, admin, auth }, actor);
  }

  /** @throws OtherOrgError, TransitionRefusedError */
  async pairOf(wanted?: string, as?: string): Promise<Pair> {
    const connection = await this.verifiable(wanted);
    const admin = as === undefined ? connection : await this.parts.connections.find(as);
    if (admin.orgId !== connection.orgId) throw new OtherOrgError(connection.orgId, admin.orgId);
    return { connection, admin: { ...admin, namespace: connection.namespace } };
  }

  private async mend(pair: Pair, actor: Actor): Promise<VerifyReport> {
    const { connection, admin } = pair;
    const context = await this.contextOf(connection);
    const done = await this.heal(pair, actor, context);
    const details = {
      ...{ as: admin.username, fixed: String(done.fixed.length) },
      left: String(done.look.findings.length)
    };
    const did = { actor, action: 'connection.access_fixed', details };
    await this.parts.connections.record(connection, did);
    const { fixed, refusals } = done;
    const { isProvisioned } = context;
    return this.report(connection, done.look, { isProvisioned, fixed, refusals });
  }

  private heal({ connection, admin, auth }: Pair, actor: Actor, context: LookContext) {
    const { parts } = this;
    const { isProvisioned } = context;
    const give = ({ setup, metadata }: Org) =>
      withOrg(parts, connection, async (org) => {
        const before = await lookAtOrg(org, connection, context);
        const healing = {
          ...{ setup, metadata, keep: keepMade(parts, connection, actor) },
          user: { id: connection.userId, name: connection.username },
          makesFields: makesFields(connection, isProvisioned || before.hasPackage),
          lookAgain: async () => (await lookAtOrg(org, connection, context)).findings
        };
        const { findings, refusals } = await healAccess(healing, before.findings);
        const open = new Set(findings.map(keyOf));
        return {
          look: { ...before, findings },
          fixed: before.findings.filter((finding) => !open.has(keyOf(finding))),
          refusals: tellRefusals(refusals)
        };
      });
    return withOrg(parts, admin, give, auth);
  }

  private async contextOf(connection: Connection): Promise<LookContext> {
    const { id, orgId, namespace } = connection;
    const { storage, clock } = this.parts;
    return {
      scope: syncScope(connection),
      isProvisioned: namespace === '' && (await storage.provisionedItems.hasObject(orgId)),
      settings: await new Settings({ storage, clock }).of(id)
    };
  }

  private async verifiable(wanted?: string): Promise<Connection> {
    const { connections } = this.parts;
    const connection = await connections.current(wanted);
    nextState(connection.state, 'verify');
    await connections.inspect(connection).catch((error: unknown) => {
      // The look itself tells what is closed.
      if (!(error instanceof OrgAccessError)) throw error;
    });
    return connections.find(connection.id);
  }

  private async report(
    connection: Connection,
    { findings, package: found, user }: Look,
    done: Pick<VerifyReport, 'isProvisioned' | 'fixed' | 'refusals'>
  ): Promise<VerifyReport> {
    const { id, name, orgId, userId, username, namespace, capability, direction } = connection;
    const { storage, clock } = this.parts;
    const at = isoNow(clock);
    const kept = { at, userId, capability, direction, package: found, user, findings };
    await storage.orgAccess.saveVerification(id, kept);
    const ok = findings.length === 0;
    const reason = ok ? null : missingText(findings.length);
    await this.parts.connections.note(id, ok ? 'healthy' : 'impaired', reason);
    const who = { id, name, orgId, username, namespace, capability, direction };
    return { at, connection: who, package: found, findings, ok, lostSince: [], ...done };
  }
}

/** Fields are made where rows are written that have them, and no package brings them. */
function makesFields(connection: Connection, hasObjects: boolean): boolean {
  return connection.namespace === '' && writesAnything(connection) && hasObjects;
}

function missingText(count: number): string {
  const what = count === 1 ? 'One thing is missing' : `${count} things are missing`;
  return `${what}: verify tells which.`;
}

function keyOf({ code, object, field, right }: Finding): string {
  return JSON.stringify([code, object, field, right]);
}
