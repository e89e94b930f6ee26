import { refusalOf, type Org } from '../adapters/salesforce/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Actor, Connection, ProvisionedItem } from '../domain/index.ts';
import type { Clock, Logger } from '../kernel/index.ts';
import {
  LOCAL_SET,
  provisioningItems,
  requireWriting,
  SESSION,
  syncScope,
  type ProvisioningItem
} from '../rules/index.ts';
import { SERVICE } from './audit-log.ts';
import type { Connections } from './connections.ts';
import { PackageInstalledError } from './errors.ts';
import { keepMade } from './keep-made.ts';
import { PACKAGED } from './look-at-org.ts';
import { makeMissing, missingIn } from './make-missing.ts';
import { tellRefusals, type ToldRefusal } from './tell-refusals.ts';
import type { Verification, VerifyReport } from './verification.ts';
import { withOrg } from './with-org.ts';

export interface ProvisioningParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly connections: Connections;
  readonly verification: Verification;
}

/** What stands in the org, and what would be made. */
export interface ProvisioningPreview {
  /** Everything an org without the package needs; empty where the org does not let us look. */
  readonly items: readonly ProvisioningItem[];
  readonly refusals: readonly ToldRefusal[];
  /** By us, the oldest first. */
  readonly made: readonly ProvisionedItem[];
}

/** What was made now, and what stands between the connection and a sync since. */
export interface ProvisioningReport extends VerifyReport {
  readonly made: readonly ProvisionedItem[];
}

/** Makes in an org without the package what sessions and totals need: objects, fields, rights. */
export class Provisioning {
  private readonly parts: ProvisioningParts;

  constructor(parts: ProvisioningParts) {
    this.parts = parts;
  }

  /** Changes nothing. @param as as for `provision` @throws as `provision` */
  async preview(wanted?: string, as?: string): Promise<ProvisioningPreview> {
    const { connection, admin } = await this.pair(wanted, as);
    const made = await this.made(connection.id);
    const stands = await withOrg(this.parts, admin, (org) => lookForMissing(org, connection));
    if ('step' in stands) return { items: [], refusals: tellRefusals([stands]), made };
    const findings = await this.parts.verification.missingBesidePackage(connection);
    const { writes } = syncScope(connection);
    const items = provisioningItems(stands.plan, { ...stands, findings, writes });
    return { items, refusals: [], made };
  }

  /** By us, the oldest first, whatever has become of the connection. Asks nothing of the org. */
  async made(wanted: string): Promise<readonly ProvisionedItem[]> {
    const { storage, connections } = this.parts;
    return storage.provisionedItems.list((await connections.find(wanted)).orgId);
  }

  /**
   * Makes what is missing and gives the connection's user its rights; what is there is left alone, so a
   * second time changes nothing. Nothing is ever taken away again, also not on disconnecting.
   * @param as the connection of an administrator of the same org; the connection's own user when absent
   * @throws PackageInstalledError, OtherOrgError, ReadsOnlyError
   */
  async provision(
    wanted?: string,
    as?: string,
    actor: Actor = SERVICE
  ): Promise<ProvisioningReport> {
    const { storage, connections, verification } = this.parts;
    const { connection, admin } = await this.pair(wanted, as);
    const before = await storage.provisionedItems.list(connection.orgId);
    const refused = await withOrg(this.parts, admin, async ({ metadata }) => {
      const refusals = await makeMissing(metadata, keepMade(this.parts, connection, actor));
      if (refusals.length === 0) await this.takeOver(connection, actor);
      return refusals;
    });
    const report = await verification.fix(connection.id, admin.id, actor);
    const since = new Set(before.map(keyOf));
    const made = (await storage.provisionedItems.list(connection.orgId)).filter(
      (item) => !since.has(keyOf(item))
    );
    const refusals = mergeRefusals(tellRefusals(refused), report.refusals);
    const details = {
      as: admin.username,
      made: String(made.length),
      refused: String(refusals.length)
    };
    await connections.record(connection, { actor, action: 'connection.provisioned', details });
    return { ...report, refusals, made };
  }

  /** An object that was there counts from now on as if we had made it: this org works without the package. */
  private async takeOver(connection: Connection, actor: Actor): Promise<void> {
    if (await this.parts.storage.provisionedItems.hasObject(connection.orgId)) return;
    await keepMade(this.parts, connection, actor)({ kind: 'object', name: SESSION });
  }

  private async pair(wanted?: string, as?: string) {
    const pair = await this.parts.verification.pairOf(wanted, as);
    requireWriting(pair.connection);
    const found = await withOrg(this.parts, pair.admin, ({ setup }) =>
      setup.packageVersion(PACKAGED)
    );
    if (found || pair.connection.namespace !== '') throw new PackageInstalledError(found?.version);
    return pair;
  }
}

/** What an administrator sees of what could be made, or why they do not. */
async function lookForMissing({ metadata, setup }: Org, { userId }: Connection) {
  const plan = await missingIn(metadata);
  if ('step' in plan) return plan;
  try {
    const set = await setup.findSet(LOCAL_SET.name);
    const assigned = set ? await setup.assignedSets(userId) : [];
    const isAssigned = assigned.some(({ id }) => id === set?.id);
    return { plan, hasSet: set !== undefined, isAssigned };
  } catch (error) {
    return refusalOf('look', LOCAL_SET.label, error);
  }
}

/** Fixing tries again what could not be made. */
function mergeRefusals(
  first: readonly ToldRefusal[],
  second: readonly ToldRefusal[]
): readonly ToldRefusal[] {
  const all = new Map(
    [...first, ...second].map((one) => [`${one.step} ${one.what} ${one.code}`, one])
  );
  return [...all.values()];
}

function keyOf({ kind, name, madeAt }: ProvisionedItem): string {
  return JSON.stringify([kind, name, madeAt]);
}
