import type {
  Actor,
  Community,
  ConnectionSettings,
  Plan,
  PlannedRow,
  Run
} from '../../domain/index.ts';
import type {
  ApiUse,
  ConnectionHistory,
  PlanRowQuery,
  SupportBundle,
  SyncState
} from '../../history/index.ts';
import type {
  BackfillEstimate,
  BackfillProgress,
  BackfillRequest
} from '../../pipeline/backfill/index.ts';
import type { CheckedPoint, SettingForm, WhichRows } from '../../workspace/index.ts';

/** How the sync with one org stands, its backfill included. */
export interface SyncView extends SyncState {
  /** The newest, whatever its state. */
  readonly backfill: BackfillProgress | null;
}

/** What people do at the sync of one connection; each takes the connection's id or name. */
export interface SyncServices {
  state(connection: string): Promise<SyncView>;
  settings(connection: string): Promise<ConnectionSettings>;
  settingForms(): readonly SettingForm[];
  changeSettings(
    connection: string,
    given: Readonly<Record<string, unknown>>,
    actor: Actor
  ): Promise<ConnectionSettings>;
  /**
   * Begins a run that goes on in the background.
   * `unverified`: even though the last verification is missing or was not passed.
   */
  start(connection: string, how: { unverified: boolean }, actor: Actor): Promise<Run>;
  /** Begins a rehearsal in the background; its plan is the latest when it has ended. */
  rehearse(connection: string, actor: Actor): Promise<Run>;
  latestPlan(connection: string): Promise<Plan | null>;
  planRows(
    connection: string,
    plan: string,
    query: PlanRowQuery
  ): Promise<readonly (PlannedRow & { readonly position: number })[]>;
  /** Begins a run of exactly this plan in the background. */
  startPlan(connection: string, plan: string, actor: Actor): Promise<Run>;
  /** How the API calls of the connection's org are divided, and how they were. */
  apiUse(connection: string): Promise<ApiUse>;
  /** Parked rows become due. Answers how many. */
  retry(connection: string, which: WhichRows, actor: Actor): Promise<number>;
}

/** Backfills of one connection. */
export interface BackfillServices {
  communities(): Promise<readonly Community[]>;
  estimate(connection: string, request: BackfillRequest): Promise<BackfillEstimate>;
  request(connection: string, request: BackfillRequest, actor: Actor): Promise<BackfillProgress>;
  steer(
    connection: string,
    verb: 'pause' | 'resume' | 'cancel',
    actor: Actor
  ): Promise<BackfillProgress>;
  progress(connection: string): Promise<BackfillProgress | null>;
}

/** What happened at one connection, by its id or name. */
export interface HistoryServices {
  of(connection: string): Promise<{ readonly id: string; readonly history: ConnectionHistory }>;
}

/** What helps to set a connection up, and to find a fault. */
export interface CareServices {
  checklist(connection: string): Promise<readonly CheckedPoint[]>;
  confirm(
    connection: string,
    given: { readonly point: string; readonly isConfirmed: boolean },
    actor: Actor
  ): Promise<void>;
  supportBundle(): Promise<SupportBundle>;
}

/** The sync of connections, as the routes need it. */
export interface StartServices {
  readonly sync: SyncServices;
  readonly backfill: BackfillServices;
  readonly history: HistoryServices;
  readonly care: CareServices;
}
