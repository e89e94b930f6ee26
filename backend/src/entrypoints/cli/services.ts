import type {
  Connection,
  ConnectionSettings,
  Issue,
  Run,
  RunProgress,
  User
} from '../../domain/index.ts';
import type { ApiUse, RecordHistory, WorkspaceStatus } from '../../history/index.ts';
import type { ImportOptions, ImportRequest, ImportResult } from '../../pipeline/intake/index.ts';
import type {
  BackfillProgress,
  BackfillRequest,
  BackfillEstimate
} from '../../pipeline/backfill/index.ts';
import type { Rehearsal } from '../../pipeline/rehearsal/index.ts';
import type {
  ConnectionChange,
  ConnectionView,
  ConnectRequest,
  MadePasswordLink,
  ProvisioningPreview,
  ProvisioningReport,
  TeammatePreview,
  TestResult,
  VerifyReport
} from '../../workspace/index.ts';

/** What one sync run did. */
export interface SyncResult {
  /** Id of the run. */
  readonly run: string;
  readonly status: 'done' | 'done_with_parked';
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows parked now, those of earlier runs included. */
  readonly parked: number;
  /** Of these, parked in this run. */
  readonly newlyParked: number;
  /** Rows that are sent by themselves later: their parent or their turn has not come. */
  readonly waiting: number;
  /** Objects the integration user cannot write; their rows stay where they are. */
  readonly paused: readonly string[];
  readonly apiCalls: number;
  readonly seconds: number;
}

/** What a turn at a backfill came to. */
export interface BackfillAnswer {
  readonly estimate?: BackfillEstimate;
  readonly backfill: BackfillProgress | null;
  /** Null when no backfill waited for work. */
  readonly result: SyncResult | null;
}

/** A service that answers. */
export interface ReadyService {
  readonly url: string;
  /** Only while there is no user: whoever opens it first becomes the admin. */
  readonly firstAdminUrl?: string;
}

/** Which org is meant. */
export interface OfConnection {
  /** Name or id; the one connected last when absent. */
  readonly connection?: string;
}

/**
 * The functions behind the commands; `app` provides them. `connection` is a name or id, and the one
 * connected last when absent.
 */
export interface Services {
  importCommunity(request: ImportRequest, options: ImportOptions): Promise<ImportResult>;
  connect(request: ConnectRequest): Promise<Connection>;
  listConnections(): Promise<readonly ConnectionView[]>;
  testConnection(connection: string): Promise<TestResult>;
  /** Name, capability or direction. */
  changeConnection(connection: string, change: ConnectionChange): Promise<ConnectionView>;
  disconnect(connection: string): Promise<ConnectionView>;
  disconnectAccount(connection: string): Promise<ConnectionView>;
  /** Of the connection named, or the one connected last. */
  verify(connection?: string): Promise<VerifyReport>;
  /** `as`: the connection of an administrator of the same org. */
  fixAccess(connection?: string, as?: string): Promise<VerifyReport>;
  /** What an org without the package lacks; changes nothing. `as` as for fixing. */
  previewProvisioning(connection?: string, as?: string): Promise<ProvisioningPreview>;
  provision(connection?: string, as?: string): Promise<ProvisioningReport>;
  /** Who may use the Studio. */
  listUsers(): Promise<readonly User[]>;
  makePasswordLink(email: string): Promise<MadePasswordLink>;
  sync(
    options: OfConnection & {
      /** Wait for a run that is going on already, instead of failing. */
      wait: boolean;
      signal: AbortSignal;
      onProgress?: (progress: RunProgress) => void;
      /** Hears why the org did not answer before it is asked again. */
      onRetry?: (reason: string) => void;
    }
  ): Promise<SyncResult>;
  /** Refuses a plan that a run of now would not follow. */
  syncPlan(plan: string, options: Parameters<Services['sync']>[0]): ReturnType<Services['sync']>;
  /** What a sync would do; nothing is written to the org. */
  rehearse(options: OfConnection & { wait: boolean; signal: AbortSignal }): Promise<Rehearsal>;
  issues(connection?: string): Promise<Issue[]>;
  /** Parked rows become due: all, or those with one of these codes or keys. Answers how many. */
  retry(
    which: { codes?: readonly string[]; keys?: readonly string[] },
    connection?: string
  ): Promise<number>;
  /** The newest first. */
  runs(limit: number, connection?: string): Promise<Run[]>;
  recordHistory(key: string, connection?: string): Promise<RecordHistory>;
  settings(connection?: string): Promise<ConnectionSettings>;
  /** All of it or nothing. */
  changeSettings(
    given: Readonly<Record<string, unknown>>,
    connection?: string
  ): Promise<ConnectionSettings>;
  /** Who would be a teammate by these e-mail domains; changes nothing. */
  previewTeammates(
    domains: readonly string[],
    connection?: string
  ): Promise<readonly TeammatePreview[]>;
  estimateBackfill(request: BackfillRequest, connection?: string): Promise<BackfillEstimate>;
  requestBackfill(request: BackfillRequest, connection?: string): Promise<BackfillProgress>;
  steerBackfill(
    verb: 'status' | 'pause' | 'resume' | 'cancel',
    connection?: string
  ): Promise<BackfillProgress | null>;
  /** Works on the backfill that waits for it until it is done, paused or cancelled. */
  workOffBackfill(options: OfConnection & { signal: AbortSignal }): Promise<BackfillAnswer>;
  /** Incremental runs and backfills by the clock, until the signal. */
  work(options: { signal: AbortSignal }): Promise<void>;
  status(connection?: string): Promise<WorkspaceStatus>;
  /** What its org's API calls come to, by us and by others, day by day. */
  apiUse(connection?: string): Promise<ApiUse>;
  /** Resolves when the signal has stopped the service. */
  serve(options: { signal: AbortSignal; onReady: (ready: ReadyService) => void }): Promise<void>;
  /** Names of the migrations applied now. */
  migrate(): Promise<readonly string[]>;
}
