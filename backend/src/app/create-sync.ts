import type { Storage } from '../adapters/storage/index.ts';
import type { StartServices } from '../entrypoints/http/index.ts';
import type { WorkspaceHistory } from '../history/index.ts';
import type { Clock, Logger } from '../kernel/index.ts';
import type { Backoff } from '../rules/index.ts';
import { IssueRetries, Settings, type Connections } from '../workspace/index.ts';
import { BackfillRun } from './backfill-run.ts';
import { BackgroundRuns } from './background-runs.ts';
import { ConnectionBackfills } from './connection-backfills.ts';
import { Runs } from './open-run.ts';
import { Pipeline } from './pipeline.ts';
import { Rehearsals } from './rehearsals.ts';
import { startServices } from './start-services.ts';
import { Tick } from './tick.ts';

export interface SyncParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly history: WorkspaceHistory;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly studioUrl?: string | undefined;
  readonly backoff?: Backoff;
  /** Finishes imports that a killed process left behind. */
  readonly resumeImports: (signal: AbortSignal) => Promise<unknown>;
}

/** Everything that brings data to orgs, by people and by the clock. */
export interface Sync {
  readonly settings: Settings;
  readonly pipeline: Pipeline;
  readonly backfillRun: BackfillRun;
  readonly rehearsals: Rehearsals;
  readonly tick: Tick;
  readonly backfills: ConnectionBackfills;
  readonly retries: IssueRetries;
  readonly background: BackgroundRuns;
  readonly start: StartServices;
}

/** Builds the runs and what people do with them. Nothing runs until asked. */
export function createSync({ history, resumeImports, ...given }: SyncParts): Sync {
  const settings = new Settings(given);
  const parts = { ...given, settings };
  const runs = new Runs(parts);
  const pipeline = new Pipeline({ ...parts, runs, resumeImports });
  const rehearsals = new Rehearsals({ ...parts, runs, pipeline });
  const backfills = new ConnectionBackfills(parts);
  const retries = new IssueRetries(given);
  const background = new BackgroundRuns(given.logger);
  return {
    ...{ settings, pipeline, rehearsals, backfills, retries, background },
    backfillRun: new BackfillRun({ ...parts, runs, pipeline }),
    tick: new Tick({ ...parts, pipeline }),
    start: startServices({
      ...{ ...parts, history, pipeline, rehearsals, backfills, retries, background }
    })
  };
}
