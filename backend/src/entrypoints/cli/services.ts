import type { Connection } from '../../domain/index.ts';
import type { WorkspaceStatus } from '../../history/index.ts';
import type { ImportOptions, ImportRequest, ImportResult } from '../../pipeline/intake/index.ts';
import type {
  ConnectionView,
  ConnectRequest,
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

/** Where a run is, for people to watch. */
export interface SyncProgress {
  readonly stage: 'pull' | 'identity' | 'rollups' | 'push';
  /** Records so far in this stage. */
  readonly done: number;
}

/** The functions behind the commands; `app` provides them. */
export interface Services {
  importCommunity(request: ImportRequest, options: ImportOptions): Promise<ImportResult>;
  connect(request: ConnectRequest): Promise<Connection>;
  listConnections(): Promise<readonly ConnectionView[]>;
  testConnection(connection: string): Promise<TestResult>;
  disconnect(connection: string): Promise<ConnectionView>;
  disconnectAccount(connection: string): Promise<ConnectionView>;
  /** Of the connection named, or the one connected last. */
  verify(connection?: string): Promise<VerifyReport>;
  /** `as`: the connection of an administrator of the same org. */
  fixAccess(connection?: string, as?: string): Promise<VerifyReport>;
  sync(options: {
    /** Name or id; the one connected last when absent. */
    connection?: string;
    /** Wait for a run that is going on already, instead of failing. */
    wait: boolean;
    signal: AbortSignal;
    onProgress?: (progress: SyncProgress) => void;
    /** Hears why the org did not answer before it is asked again. */
    onRetry?: (reason: string) => void;
  }): Promise<SyncResult>;
  status(): Promise<WorkspaceStatus>;
  /** Resolves when the signal has stopped the service; `onReady` gets its address. */
  serve(options: { signal: AbortSignal; onReady: (url: string) => void }): Promise<void>;
  /** Names of the migrations applied now. */
  migrate(): Promise<readonly string[]>;
}
