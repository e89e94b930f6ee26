import type { Storage } from '../adapters/storage/index.ts';
import type { Actor, Connection, Run } from '../domain/index.ts';
import type { CareServices, StartServices, SyncServices } from '../entrypoints/http/index.ts';
import { ConnectionHistory, supportBundle, type WorkspaceHistory } from '../history/index.ts';
import type { Clock } from '../kernel/index.ts';
import { NoSuchPlanError } from '../pipeline/rehearsal/index.ts';
import {
  AuditLog,
  Checklist,
  requireVerified,
  settingForms,
  type Connections,
  type IssueRetries,
  type Settings
} from '../workspace/index.ts';
import type { BackgroundOptions, BackgroundRuns } from './background-runs.ts';
import type { ConnectionBackfills } from './connection-backfills.ts';
import type { Pipeline } from './pipeline.ts';
import type { Rehearsals } from './rehearsals.ts';

export interface StartParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly connections: Connections;
  readonly settings: Settings;
  readonly history: WorkspaceHistory;
  readonly pipeline: Pick<Pipeline, 'sync'>;
  readonly rehearsals: Pick<Rehearsals, 'rehearse' | 'run'>;
  readonly backfills: ConnectionBackfills;
  readonly retries: IssueRetries;
  readonly background: BackgroundRuns;
}

/** What the Studio does to start the sync of a connection and to watch it. */
export function startServices(parts: StartParts): StartServices {
  const { storage, connections, backfills } = parts;
  const history = new ConnectionHistory(storage);
  return {
    sync: { ...readServices(parts), ...runServices(parts) },
    backfill: {
      communities: () => storage.communities.list(),
      estimate: async (wanted, request) =>
        backfills.backfills.estimate((await connections.find(wanted)).id, request),
      request: async (wanted, request, actor) =>
        backfills.request(await connections.find(wanted), request, actor),
      steer: async (wanted, verb, actor) =>
        backfills.steer(await connections.find(wanted), verb, actor),
      progress: async (wanted) => backfills.progress(await connections.find(wanted))
    },
    history: { of: async (wanted) => ({ id: (await connections.find(wanted)).id, history }) },
    care: careServices(parts)
  };
}

function careServices(parts: StartParts): CareServices {
  const { connections, settings } = parts;
  const checklist = new Checklist(parts);
  return {
    checklist: async (wanted) => checklist.of(await connections.find(wanted)),
    confirm: async (wanted, given, actor) =>
      checklist.confirm(await connections.find(wanted), given, actor),
    supportBundle: () => supportBundle({ ...parts, settingsOf: (id) => settings.of(id) })
  };
}

type Reading =
  | 'state'
  | 'apiUse'
  | 'settings'
  | 'settingForms'
  | 'changeSettings'
  | 'latestPlan'
  | 'planRows'
  | 'retry';

function readServices(parts: StartParts): Pick<SyncServices, Reading> {
  const { storage, connections, settings, history, backfills, retries } = parts;
  return {
    state: async (wanted) => {
      const connection = await connections.find(wanted);
      const backfill = await backfills.progress(connection);
      return { ...(await history.syncState(connection)), backfill };
    },
    apiUse: async (wanted) => history.apiUse(await connections.find(wanted)),
    settings: async (wanted) => settings.of((await connections.find(wanted)).id),
    settingForms,
    changeSettings: async (wanted, given, actor) =>
      settings.change((await connections.find(wanted)).id, given, actor),
    latestPlan: async (wanted) =>
      (await storage.plans.latest((await connections.find(wanted)).id)) ?? null,
    planRows: async (wanted, planId, query) => {
      const { id } = await connections.find(wanted);
      const plan = await storage.plans.find(planId);
      if (plan?.connectionId !== id) throw new NoSuchPlanError(planId);
      return storage.plans.listRows(planId, query);
    },
    retry: async (wanted, which, actor) =>
      retries.retry(await connections.find(wanted), which, actor)
  };
}

/** Runs that go on after the answer. */
function runServices(parts: StartParts): Pick<SyncServices, 'start' | 'rehearse' | 'startPlan'> {
  const { storage, connections, pipeline, rehearsals } = parts;
  return {
    start: async (wanted, { unverified }, actor) => {
      const connection = await connections.find(wanted);
      if (!unverified) await requireVerified(storage, connection);
      return begin(parts, connection, { actor, action: 'sync.started' }, (options) =>
        pipeline.sync(options)
      );
    },
    rehearse: async (wanted, actor) => {
      const connection = await connections.find(wanted);
      return begin(parts, connection, { actor, action: 'rehearsal.started' }, (options) =>
        rehearsals.rehearse(options)
      );
    },
    startPlan: async (wanted, planId, actor) => {
      const connection = await connections.find(wanted);
      const plan = await storage.plans.find(planId);
      if (plan?.connectionId !== connection.id) throw new NoSuchPlanError(planId);
      const entry = { actor, action: 'plan.started', details: { plan: planId } };
      return begin(parts, connection, entry, (options) => rehearsals.run(planId, options));
    }
  };
}

async function begin(
  { storage, clock, background }: StartParts,
  { id, name }: Connection,
  entry: { readonly actor: Actor; readonly action: string; readonly details?: { plan: string } },
  work: (options: BackgroundOptions & { readonly connection: string }) => Promise<unknown>
): Promise<Run> {
  const run = await background.begin((options) => work({ ...options, connection: id }));
  const { details, ...who } = entry;
  await new AuditLog(clock).record(storage, {
    ...{ ...who, subject: name },
    details: { run: run.id, ...details }
  });
  return run;
}
