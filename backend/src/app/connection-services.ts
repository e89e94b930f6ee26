import type { Storage } from '../adapters/storage/index.ts';
import type { Services } from '../entrypoints/cli/index.ts';
import { recordHistory, type WorkspaceHistory } from '../history/index.ts';
import {
  COMMAND_LINE,
  type Connections,
  type IssueRetries,
  type Orgs,
  type Settings,
  type Teammates
} from '../workspace/index.ts';
import type { BackfillRun } from './backfill-run.ts';
import type { ConnectionBackfills } from './connection-backfills.ts';

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
    changeConnection: (connection, change) => care.change(connection, change, actor),
    disconnect: (connection) => care.disconnect(connection, actor),
    disconnectAccount: (connection) => care.disconnectAccount(connection, actor),
    verify: (connection) => verification.verify(connection, actor),
    fixAccess: (connection, as) => verification.fix(connection, as, actor),
    previewProvisioning: (connection, as) => provisioning.preview(connection, as),
    provision: (connection, as) => provisioning.provision(connection, as, actor)
  };
}

type OrgService =
  | ('connect' | 'listConnections' | 'testConnection' | 'changeConnection')
  | ('disconnect' | 'disconnectAccount')
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
      settings.change((await connections.current(connection)).id, given, COMMAND_LINE),
    previewTeammates: async (domains, connection) =>
      teammates.preview((await connections.current(connection)).id, domains)
  };
}

/** What happened at a connection, and trying again what was refused. */
export function historyServices(
  connections: Connections,
  { storage, retries }: { readonly storage: Storage; readonly retries: IssueRetries },
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
      retries.retry(await connections.current(connection), which, COMMAND_LINE),
    runs: async (limit, connection) => history.runs(limit, await namedId(connection)),
    recordHistory: async (key, connection) => recordHistory(storage, await idOf(connection), key)
  };
}

/** Backfills of a connection. */
export function backfillServices(
  connections: Connections,
  backfills: ConnectionBackfills,
  backfillRun: BackfillRun
): Pick<Services, 'estimateBackfill' | 'requestBackfill' | 'steerBackfill' | 'workOffBackfill'> {
  const current = (connection?: string) => connections.current(connection);
  return {
    estimateBackfill: async (request, connection) =>
      backfills.backfills.estimate((await current(connection)).id, request),
    requestBackfill: async (request, connection) =>
      backfills.request(await current(connection), request, COMMAND_LINE),
    steerBackfill: async (verb, wanted) => {
      const connection = await current(wanted);
      return verb === 'status'
        ? backfills.progress(connection)
        : backfills.steer(connection, verb, COMMAND_LINE);
    },
    workOffBackfill: async (options) => {
      const result = (await backfillRun.run(options)) ?? null;
      return { backfill: await backfills.progress(await current(options.connection)), result };
    }
  };
}
