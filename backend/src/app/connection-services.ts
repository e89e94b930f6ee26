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

/** Settings of a connection. */
export function settingServices(
  connections: Connections,
  settings: Settings,
  teammates: Teammates
): Pick<Services, 'settings' | 'changeSettings' | 'previewTeammates'> {
  return {
    settings: async (connection) => settings.of((await connections.current(connection)).id),
    changeSettings: async (given, connection) =>
      settings.change((await connections.current(connection)).id, given, COMMAND_LINE.name),
    previewTeammates: async (domains, connection) =>
      teammates.preview((await connections.current(connection)).id, domains)
  };
}

/** What happened at a connection, and trying again what was refused. */
export function historyServices(
  connections: Connections,
  storage: Storage,
  history: WorkspaceHistory
): Pick<Services, 'status' | 'apiUse' | 'issues' | 'retry' | 'runs' | 'recordHistory'> {
  const idOf = async (connection?: string) => (await connections.current(connection)).id;
  /** Without any org there is nothing to show, which is no mistake. */
  const namedId = async (name?: string) => (name === undefined ? undefined : idOf(name));
  return {
    status: async (connection) => history.status(await namedId(connection)),
    apiUse: async (connection) => history.apiUse(await connections.current(connection)),
    issues: async (connection) => history.issues(await namedId(connection)),
    retry: async (which, connection) =>
      storage.exceptions.retryParked(await idOf(connection), which),
    runs: async (limit, connection) => history.runs(limit, await namedId(connection)),
    recordHistory: async (key, connection) => recordHistory(storage, await idOf(connection), key)
  };
}

/** Backfills of a connection. */
export function backfillServices(
  connections: Connections,
  backfills: Backfills,
  backfillRun: BackfillRun
): Pick<Services, 'estimateBackfill' | 'requestBackfill' | 'steerBackfill' | 'workOffBackfill'> {
  const idOf = async (connection?: string) => (await connections.current(connection)).id;
  return {
    estimateBackfill: async (request, connection) =>
      backfills.estimate(await idOf(connection), request),
    requestBackfill: async (request, connection) =>
      backfills.describe(await backfills.request(await idOf(connection), request)),
    steerBackfill: async (verb, connection) => {
      const id = await idOf(connection);
      if (verb !== 'status') await backfills[verb](id);
      return (await backfills.progress(id)) ?? null;
    },
    workOffBackfill: async (options) => {
      const result = (await backfillRun.run(options)) ?? null;
      return {
        backfill: (await backfills.progress(await idOf(options.connection))) ?? null,
        result
      };
    }
  };
}
