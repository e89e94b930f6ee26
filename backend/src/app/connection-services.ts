import type { Storage } from '../adapters/storage/index.ts';
import type { Services } from '../entrypoints/cli/index.ts';
import { recordHistory, type WorkspaceHistory } from '../history/index.ts';
import type { Backfills } from '../pipeline/backfill/index.ts';
import {
  COMMAND_LINE,
  type Connections,
  type Orgs,
  type Settings,
  type Teammates
} from '../workspace/index.ts';
import type { BackfillRun } from './backfill-run.ts';

/** The orgs we are tied to, and whether each gives what a run needs. */
export function orgServices({
  connections,
  care,
  verification,
  provisioning
}: Orgs): Pick<Services, OrgService> {
  const actor = COMMAND_LINE;
  return {
    connect: (request) => connections.connect({ ...request, actor }),
    listConnections: () => care.list(),
    testConnection: (connection) => care.test(connection, actor),
    disconnect: (connection) => care.disconnect(connection, actor),
    disconnectAccount: (connection) => care.disconnectAccount(connection, actor),
    verify: (connection) => verification.verify(connection, actor),
    fixAccess: (connection, as) => verification.fix(connection, as, actor),
    previewProvisioning: (connection, as) => provisioning.preview(connection, as),
    provision: (connection, as) => provisioning.provision(connection, as, actor)
  };
}

type OrgService =
  | ('connect' | 'listConnections' | 'testConnection' | 'disconnect' | 'disconnectAccount')
  | ('verify' | 'fixAccess' | 'previewProvisioning' | 'provision');

/** Settings of the connection in use. */
export function settingServices(
  connections: Connections,
  settings: Settings,
  teammates: Teammates
): Pick<Services, 'settings' | 'changeSettings' | 'previewTeammates'> {
  return {
    settings: async () => settings.of((await connections.current()).id),
    changeSettings: async (given) =>
      settings.change((await connections.current()).id, given, COMMAND_LINE.name),
    previewTeammates: async (domains) =>
      teammates.preview((await connections.current()).id, domains)
  };
}

/** What happened at the connection in use, and trying again what was refused. */
export function historyServices(
  connections: Connections,
  storage: Storage,
  history: WorkspaceHistory
): Pick<Services, 'issues' | 'retry' | 'runs' | 'recordHistory'> {
  const current = async () => (await connections.current()).id;
  return {
    issues: () => history.issues(),
    retry: async (which) => storage.exceptions.retryParked(await current(), which),
    runs: (limit) => history.runs(limit),
    recordHistory: async (key) => recordHistory(storage, await current(), key)
  };
}

/** Backfills of the connection in use. */
export function backfillServices(
  connections: Connections,
  backfills: Backfills,
  backfillRun: BackfillRun
): Pick<Services, 'estimateBackfill' | 'requestBackfill' | 'steerBackfill' | 'workOffBackfill'> {
  const current = async () => (await connections.current()).id;
  return {
    estimateBackfill: async (request) => backfills.estimate(await current(), request),
    requestBackfill: async (request) =>
      backfills.describe(await backfills.request(await current(), request)),
    steerBackfill: async (verb) => {
      const id = await current();
      if (verb !== 'status') await backfills[verb](id);
      return (await backfills.progress(id)) ?? null;
    },
    workOffBackfill: async (options) => {
      const result = (await backfillRun.run(options)) ?? null;
      return { backfill: (await backfills.progress(await current())) ?? null, result };
    }
  };
}
