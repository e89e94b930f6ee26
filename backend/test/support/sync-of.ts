import type { Storage } from '../../src/adapters/storage/index.ts';
import { createSync, type Sync } from '../../src/app/create-sync.ts';
import { WorkspaceHistory } from '../../src/history/index.ts';
import type { Clock, Logger } from '../../src/kernel/index.ts';
import type { Orgs } from '../../src/workspace/index.ts';

/** The sync of a workspace as the service builds it; it waits less between two tries. */
export function syncOf(
  { connections }: Pick<Orgs, 'connections'>,
  given: { readonly storage: Storage; readonly clock: Clock; readonly logger: Logger }
): Sync {
  const parts = { ...given, connections, backoff: { baseMs: 5, maxMs: 50 } };
  return createSync({
    ...{ ...parts, history: new WorkspaceHistory(given) },
    resumeImports: async () => undefined
  });
}
