import type { Storage } from '../adapters/storage/index.ts';
import type { Connection, ConnectionSettings, Run } from '../domain/index.ts';
import { isoNow, type Clock } from '../kernel/index.ts';
import { redact, type Finding } from '../rules/index.ts';
import type { ApiStanding } from './api-use.ts';
import type { OutboxCounts } from './outbox.ts';
import type { WorkspaceHistory } from './workspace-status.ts';

const RUNS_TOLD = 20;

/** A connection without what identifies the org or its people. */
export interface BundledConnection {
  readonly id: string;
  readonly state: Connection['state'];
  readonly stateReason: string | null;
  readonly authKind: Connection['authKind'];
  readonly environment: Connection['environment'];
  readonly capability: Connection['capability'];
  readonly direction: Connection['direction'];
  readonly namespace: string;
  readonly packageVersion: string | null;
  /** Of the teammates only how many domains there are. */
  readonly settings: Omit<ConnectionSettings, 'teammateDomains'> & {
    readonly teammateDomains: number;
  };
  readonly verification: {
    readonly at: string;
    readonly findings: readonly {
      readonly code: string;
      readonly object: string;
      readonly field: string;
      readonly right: Finding['right'];
    }[];
  } | null;
  readonly outbox: OutboxCounts;
  readonly apiUse: ApiStanding;
  readonly runs: readonly Omit<Run, 'connectionId'>[];
  readonly issues: readonly {
    readonly code: string;
    readonly object: string;
    readonly field: string;
    readonly count: number;
    readonly lastSeenAt: string;
  }[];
}

/** What helps somebody else to find a fault: states, counts and codes, but nobody's data and no secret. */
export interface SupportBundle {
  readonly madeAt: string;
  readonly node: string;
  readonly database: Storage['dialect'];
  readonly counts: {
    readonly communities: number;
    readonly members: number;
    readonly activities: number;
    readonly sessions: number;
  };
  readonly connections: readonly BundledConnection[];
}

interface Parts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly history: WorkspaceHistory;
  readonly settingsOf: (connectionId: string) => Promise<ConnectionSettings>;
}

export async function supportBundle(parts: Parts): Promise<SupportBundle> {
  const { storage, clock, history } = parts;
  const { counts } = await history.status();
  const connections: BundledConnection[] = [];
  for (const connection of await storage.connections.list()) {
    connections.push(await bundled(parts, connection));
  }
  return {
    madeAt: isoNow(clock),
    ...{ node: process.version, database: storage.dialect, counts, connections }
  };
}

/** Field by field: what is added to a connection later is not told by accident. */
async function bundled(parts: Parts, connection: Connection): Promise<BundledConnection> {
  const { storage, history } = parts;
  const { id, state, stateReason, authKind, environment, capability, direction, namespace } =
    connection;
  const { verification: verified } = await storage.orgAccess.find(id);
  const { teammateDomains, ...settings } = await parts.settingsOf(id);
  const { outbox } = await history.syncState(connection);
  return {
    ...{ id, state, authKind, environment, capability, direction, namespace },
    stateReason: stateReason && redact(stateReason),
    packageVersion: verified?.package?.version ?? null,
    settings: { ...settings, teammateDomains: teammateDomains.length },
    verification: verified
      ? {
          at: verified.at,
          findings: verified.findings.map(({ code, object, field, right }) => ({
            ...{ code, object, field, right }
          }))
        }
      : null,
    outbox,
    apiUse: without(await history.apiUse(connection), 'orgId', 'days'),
    runs: (await storage.runs.list(id, RUNS_TOLD)).map((run) => ({
      ...without(run, 'connectionId'),
      message: run.message && redact(run.message)
    })),
    issues: (await storage.issuePages.groups(id)).map((group) => {
      const { code, object, field, count, lastSeenAt } = group;
      return { code, object, field, count, lastSeenAt };
    })
  };
}

function without<Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  ...keys: readonly Key[]
): Omit<Whole, Key> {
  const kept = Object.entries(whole).filter(([key]) => !keys.includes(key as Key));
  return Object.fromEntries(kept) as Omit<Whole, Key>;
}
