import { randomBytes } from 'node:crypto';
import type { Storage } from '../../src/adapters/storage/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import { createSync, type Sync } from '../../src/app/create-sync.ts';
import { WorkspaceHistory } from '../../src/history/index.ts';
import { silentLogger, systemClock, type Clock, type Logger } from '../../src/kernel/index.ts';
import { Connections, Verification } from '../../src/workspace/index.ts';

interface SyncOfOptions {
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** `host:port` of the local org. */
  readonly allowedOrgHosts?: readonly string[];
}

/** The sync of a workspace as the service builds it, on a storage of a test. */
export function syncOf(
  storage: Storage,
  { clock = systemClock, logger = silentLogger, allowedOrgHosts = [] }: SyncOfOptions = {}
): Sync & { connections: Connections; verification: Verification } {
  const vault = new Vault(storage, randomBytes(32));
  const connections = new Connections({ storage, vault, clock, logger, allowedOrgHosts });
  const parts = { storage, connections, clock, logger };
  const sync = createSync({
    ...{ ...parts, history: new WorkspaceHistory(parts), backoff: { baseMs: 5, maxMs: 50 } },
    resumeImports: async () => undefined
  });
  return { ...sync, connections, verification: new Verification(parts) };
}
