import { OrgAccessError, type Org, type PackageVersion } from '../adapters/salesforce/index.ts';
import { PUSH_ORDER, type Connection } from '../domain/index.ts';
import {
  apiDisabled,
  findMissing,
  INTEGRATION_SET,
  needsOf,
  notAssigned,
  packageMissing,
  seesPackage,
  type Finding
} from '../rules/index.ts';

export const PACKAGED = 'porchlight';

/** What an integration user has of what it needs. */
export interface Look {
  readonly findings: readonly Finding[];
  /** Null without a package, or where the user may not see packages. */
  readonly package: PackageVersion | null;
  /** Whether any object of the package is visible. */
  readonly hasPackage: boolean;
}

/** @param isProvisioned the org has what we made in it instead of the package */
export async function lookAtOrg(
  org: Org,
  { userId, namespace }: Pick<Connection, 'userId' | 'namespace'>,
  isProvisioned: boolean
): Promise<Look> {
  try {
    const granted = await org.reader.granted(PUSH_ORDER);
    const needs = needsOf(granted, isProvisioned);
    const missing = findMissing(granted, needs);
    const hasPackage = seesPackage(granted);
    const isOwn = isProvisioned && !needs.some(({ object }) => object === 'Member__c');
    const above = isOwn || missing.length === 0 ? [] : await findSet(org, userId, hasPackage);
    return {
      findings: [...above, ...missing],
      package: await org.setup.packageVersion(namespace || PACKAGED),
      hasPackage
    };
  } catch (error) {
    if (!(error instanceof OrgAccessError)) throw error;
    return { findings: [apiDisabled(error.errorCode)], package: null, hasPackage: false };
  }
}

/** Why so much is missing at once. */
async function findSet(org: Org, userId: string, hasPackage: boolean): Promise<Finding[]> {
  const sets = await org.setup.assignedSets(userId);
  const isAssigned = sets.some(({ name }) => name === INTEGRATION_SET);
  return [...(hasPackage ? [] : [packageMissing()]), ...(isAssigned ? [] : [notAssigned()])];
}
