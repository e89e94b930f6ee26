import type { Storage } from '../../adapters/storage/index.ts';
import type { Community } from '../../domain/index.ts';
import { cleanLine } from '../../rules/index.ts';
import type { CommunityOrigin } from './connector.ts';
import { WorkspaceMismatchError } from './import-errors.ts';

/**
 * Settles what the community is called: as asked, as it is called already, as its input calls itself,
 * or by its workspace key. A name that another workspace bears is refused.
 */
export async function nameCommunity(
  communities: Storage['communities'],
  origin: CommunityOrigin,
  wished: string | undefined
): Promise<Community> {
  const { givenName, ...rest } = origin;
  const known = await communities.find(origin.externalId);
  const name = cleanLine(wished) ?? known?.name ?? givenName ?? origin.workspaceKey;
  const namesake = await communities.findByName(name);
  if (namesake && namesake.externalId !== origin.externalId) {
    throw new WorkspaceMismatchError(name, namesake.workspaceKey, origin.workspaceKey);
  }
  return { ...rest, name };
}
