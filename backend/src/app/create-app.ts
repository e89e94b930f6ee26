import type { Logger as Pino } from 'pino';
import { migrate, openStorage, type Storage } from '../adapters/storage/index.ts';
import { Vault } from '../adapters/vault/index.ts';
import type { Config, Secrets } from '../config/index.ts';
import type { Services } from '../entrypoints/cli/index.ts';
import { WorkspaceHistory } from '../history/index.ts';
import { systemClock, type Clock } from '../kernel/index.ts';
import { Importer } from '../pipeline/intake/index.ts';
import type { Backoff } from '../rules/index.ts';
import { ConnectionCare, Connections, Verification } from '../workspace/index.ts';
import { createLogger } from './create-logger.ts';
import { ImportTurn } from './import-turn.ts';
import { Pipeline } from './pipeline.ts';

/** What a test puts in the place of the real thing. */
export interface AppOverrides {
  readonly clock?: Clock;
  readonly logger?: Pino;
  readonly backoff?: Backoff;
}

export interface App {
  readonly services: Services;
  readonly storage: Storage;
  close(): Promise<void>;
}

/** Builds every object once and brings the database up to date. Nothing else runs until asked. */
export async function createApp(
  config: Config,
  secrets: Secrets,
  overrides: AppOverrides = {}
): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const logger = overrides.logger ?? createLogger(config.logLevel ?? 'error');
  const storage = await openStorage(config.database, clock, logger);
  const migrated = await migrate(storage).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });
  const vault = new Vault(storage, secrets.masterKey);
  const history = new WorkspaceHistory({ storage, clock });
  const imports = new ImportTurn(storage, new Importer({ storage, logger, clock }));
  const { allowedOrgHosts } = config;
  const connections = new Connections({ storage, vault, clock, logger, allowedOrgHosts });
  const care = new ConnectionCare({ storage, vault, clock, connections });
  const verification = new Verification({ connections, logger });
  const { backoff } = overrides;
  const pipeline = new Pipeline({
    ...{ storage, connections, clock, logger, ...(backoff && { backoff }) },
    resumeImports: (signal) => imports.resume(signal)
  });
  return {
    storage,
    services: {
      importCommunity: (request, options) => imports.import(request, options),
      connect: (request) => connections.connect(request),
      listConnections: () => care.list(),
      testConnection: (connection) => care.test(connection),
      disconnect: (connection) => care.disconnect(connection),
      disconnectAccount: (connection) => care.disconnectAccount(connection),
      verify: (connection) => verification.verify(connection),
      fixAccess: (connection, as) => verification.fix(connection, as),
      sync: (options) => pipeline.sync(options),
      status: () => history.status(),
      serve: async (options) => {
        const { serve } = await import('./serve.ts');
        return serve({ config, secrets, logger, storage, history, imports }, options);
      },
      migrate: async () => migrated
    },
    close: () => storage.close()
  };
}
