import {
  OrgAccessError,
  type Org,
  type PackageVersion,
  type UserFacts
} from '../adapters/salesforce/index.ts';
import type { Connection } from '../domain/index.ts';
import {
  accessManifest,
  apiDisabled,
  findMissing,
  INTEGRATION_SET,
  NEEDED_OBJECTS,
  notAssigned,
  packageMissing,
  seesMembers,
  seesPackage,
  type Finding,
  type NeedContext,
  type SyncScope
} from '../rules/index.ts';

export const PACKAGED = 'porchlight';

/** What an integration user has of what it needs. */
export interface Look {
  readonly findings: readonly Finding[];
  /** Null without a package, or where the user may not see packages. */
  readonly package: PackageVersion | null;
  /** Whether any object of the package is visible. */
  readonly hasPackage: boolean;
  /** Null where the user may not see its own profile. */
  readonly user: UserFacts | null;
}

/** What decides what is needed in an org. */
export interface LookContext {
  /** The org has what we made in it instead of the package. */
  readonly isProvisioned: boolean;
  readonly settings: NeedContext['settings'];
  /** What the connection reads and writes. */
  readonly scope: SyncScope;
}

/** What the user of a connection lacks for a run with these settings. */
export async function lookAtOrg(
  org: Org,
  { userId, namespace }: Pick<Connection, 'userId' | 'namespace'>,
  { isProvisioned, settings, scope }: LookContext
): Promise<Look> {
  try {
    const granted = await org.reader.granted(NEEDED_OBJECTS);
    const isOnlyRead = scope.writes.length === 0;
    // Reading needs the package only for the links that people chose, where it is installed.
    const hasMembers = seesMembers(granted) || !(isProvisioned || isOnlyRead);
    const missing = findMissing(
      granted,
      accessManifest({ hasPackage: hasMembers, settings, scope })
    );
    const hasPackage = seesPackage(granted);
    const isExplained = isOnlyRead || !hasMembers || missing.length === 0;
    const above = isExplained ? [] : await findSet(org, userId, hasPackage);
    return {
      findings: [...above, ...missing],
      package: await org.setup.packageVersion(namespace || PACKAGED),
      hasPackage,
      user: await org.setup.userFacts(userId)
    };
  } catch (error) {
    if (!(error instanceof OrgAccessError)) throw error;
    return {
      findings: [apiDisabled(error.errorCode)],
      package: null,
      hasPackage: false,
      user: null
    };
  }
}

/** Why so much is missing at once. */
async function findSet(org: Org, userId: string, hasPackage: boolean): Promise<Finding[]> {
  const sets = await org.setup.assignedSets(userId);
  const isAssigned = sets.some(({ name }) => name === INTEGRATION_SET);
  return [...(hasPackage ? [] : [packageMissing()]), ...(isAssigned ? [] : [notAssigned()])];
}
