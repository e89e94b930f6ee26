import { DeployFault } from '../../deploy/index.ts';
import type { Session } from '../../records/index.ts';

/** Throws DeployFault for a user who may not deploy, with the words of the Metadata API. */
export function requireMetadataAccess({ rights }: Session): void {
  if (rights.hasPermission('ModifyAllData') || rights.hasPermission('ModifyMetadata')) return;
  throw new DeployFault(
    'INSUFFICIENT_ACCESS',
    'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions'
  );
}
