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
      settings.change((await connections.current()).id, given, COMMAND_LINE),
    previewTeammates: async (domains) =>
      teammates.preview((await connections.current()).id, domains)
  };
}

/** What happened at the connection in use, and trying again what was refused. */
export function historyServices(
  connections: Connections,
  { storage, retries }: { readonly storage: Storage; readonly retries: IssueRetries },
  history: WorkspaceHistory
): Pick<Services, 'issues' | 'retry' | 'runs' | 'recordHistory'> {
  const current = async () => (await connections.current()).id;
  return {
    issues: () => history.issues(),
    retry: async (which) => retries.retry(await connections.current(), which, COMMAND_LINE),
    runs: (limit) => history.runs(limit),
    recordHistory: async (key) => recordHistory(storage, await current(), key)
  };
}

/** Backfills of the connection in use. */
export function backfillServices(
  connections: Connections,
  backfills: ConnectionBackfills,
  backfillRun: BackfillRun
): Pick<Services, 'estimateBackfill' | 'requestBackfill' | 'steerBackfill' | 'workOffBackfill'> {
  const current = () => connections.current();
  return {
    estimateBackfill: async (request) =>
      backfills.backfills.estimate((await current()).id, request),
    requestBackfill: async (request) => backfills.request(await current(), request, COMMAND_LINE),
    steerBackfill: async (verb) => {
      const connection = await current();
      return verb === 'status'
        ? backfills.progress(connection)
        : backfills.steer(connection, verb, COMMAND_LINE);
    },
    workOffBackfill: async (options) => {
      const result = (await backfillRun.run(options)) ?? null;
      return { backfill: await backfills.progress(await current()), result };
    }
  };
}
