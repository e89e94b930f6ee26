import type { Logger as Pino } from 'pino';
import { migrate, openStorage, type Storage } from '../adapters/storage/index.ts';
import { Vault } from '../adapters/vault/index.ts';
import type { Config, Secrets } from '../config/index.ts';
import type { Services } from '../entrypoints/cli/index.ts';
import { WorkspaceHistory } from '../history/index.ts';
import { systemClock, type Clock } from '../kernel/index.ts';
import { Importer } from '../pipeline/intake/index.ts';
import { Backfills } from '../pipeline/backfill/index.ts';
import type { Backoff } from '../rules/index.ts';
import { createOrgs, Settings, Teammates } from '../workspace/index.ts';
import { BackfillRun } from './backfill-run.ts';
import {
  backfillServices,
  historyServices,
  orgServices,
  settingServices
} from './connection-services.ts';
import { createLogger } from './create-logger.ts';
import { ImportTurn } from './import-turn.ts';
import { Runs } from './open-run.ts';
import { Pipeline } from './pipeline.ts';
import { Rehearsals } from './rehearsals.ts';
import { runServiceJobs } from './service-jobs.ts';
import { Tick } from './tick.ts';

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
  const settings = new Settings({ storage, clock });
  const { backoff } = overrides;
  const parts = { storage, connections, settings, clock, logger, ...(backoff && { backoff }) };
  const runs = new Runs(parts);
  const resumeImports = (signal: AbortSignal) => imports.resume(signal);
  const pipeline = new Pipeline({ ...parts, runs, resumeImports });
  const backfillRun = new BackfillRun({ ...parts, runs, pipeline });
  const rehearsals = new Rehearsals({ ...parts, runs, pipeline });
  const tick = new Tick({ storage, settings, clock, pipeline });
  const work = (signal: AbortSignal) =>
    runServiceJobs({ storage, logger, tick, backfills: backfillRun }, signal);
  return {
    storage,
    services: {
      importCommunity: (request, options) => imports.import(request, options),
      ...orgServices(orgs),
      sync: (options) => pipeline.sync(options),
      syncPlan: (plan, options) => rehearsals.run(plan, options),
      rehearse: (options) => rehearsals.rehearse(options),
      ...historyServices(connections, storage, history),
      ...settingServices(connections, settings, new Teammates(storage)),
      ...backfillServices(connections, new Backfills({ storage, clock }), backfillRun),
      work: ({ signal }) => work(signal),
      serve: async (options) => {
        const { serve } = await import('./serve.ts');
        return serve(
          { config, secrets, logger, storage, history, imports, clock, work, orgs },
          options
        );
      },
      migrate: async () => migrated
    },
    close: () => storage.close()
  };
}
