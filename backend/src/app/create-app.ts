import type { Logger as Pino } from 'pino';
import { migrate, openStorage, type Storage } from '../adapters/storage/index.ts';
import { Vault } from '../adapters/vault/index.ts';
import type { Config, Secrets } from '../config/index.ts';
import type { Services } from '../entrypoints/cli/index.ts';
import { WorkspaceHistory } from '../history/index.ts';
import { systemClock, type Clock } from '../kernel/index.ts';
import { Importer } from '../pipeline/intake/index.ts';
import type { Backoff } from '../rules/index.ts';
import { createOrgs, Teammates } from '../workspace/index.ts';
import {
  backfillServices,
  historyServices,
  orgServices,
  settingServices
} from './connection-services.ts';
import { createLogger } from './create-logger.ts';
import { createSync } from './create-sync.ts';
import { ImportTurn } from './import-turn.ts';
import { peopleServices } from './people-of.ts';
import { runServiceJobs } from './service-jobs.ts';

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
  const orgs = createOrgs({ storage, vault, clock, logger, allowedOrgHosts });
  const { connections } = orgs;
  const { backoff } = overrides;
  const sync = createSync({
    ...{ storage, connections, history, clock, logger, studioUrl: config.publicUrl },
    ...(backoff && { backoff }),
    resumeImports: (signal) => imports.resume(signal)
  });
  const { settings, pipeline, rehearsals, backfillRun, background, start } = sync;
  const work = (signal: AbortSignal) =>
    runServiceJobs({ storage, logger, tick: sync.tick, backfills: backfillRun }, signal);
  return {
    storage,
    services: {
      importCommunity: (request, options) => imports.import(request, options),
      ...orgServices(orgs),
      ...peopleServices({ config, secrets, storage, logger, clock }),
      sync: (options) => pipeline.sync(options),
      syncPlan: (plan, options) => rehearsals.run(plan, options),
      rehearse: (options) => rehearsals.rehearse(options),
      ...historyServices(connections, { storage, retries: sync.retries }, history),
      ...settingServices(connections, settings, new Teammates(storage)),
      ...backfillServices(connections, sync.backfills, backfillRun),
      work: ({ signal }) => work(signal),
      serve: async (options) => {
        const { serve } = await import('./serve.ts');
        return serve(
          { config, secrets, logger, storage, history, imports, clock, work, orgs, start },
          options
        );
      },
      migrate: async () => migrated
    },
    close: async () => {
      await background.close();
      await storage.close();
    }
  };
}
