import type { Storage } from '../adapters/storage/index.ts';
import type { Actor, Backfill, Connection } from '../domain/index.ts';
import type { Clock } from '../kernel/index.ts';
import {
  Backfills,
  WORKABLE,
  type BackfillProgress,
  type BackfillRequest
} from '../pipeline/backfill/index.ts';
import { requireWriting } from '../rules/index.ts';
import { ApiBudgets, AuditLog, type Settings } from '../workspace/index.ts';

/** Backfills as people steer them: each step leaves an audit entry with who took it. */
export class ConnectionBackfills {
  readonly backfills: Backfills;
  private readonly settings: Settings;
  private readonly budgets: ApiBudgets;
  private readonly auditLog: AuditLog;

  constructor(parts: {
    readonly storage: Storage;
    readonly settings: Settings;
    readonly clock: Clock;
  }) {
    this.backfills = new Backfills(parts);
    this.settings = parts.settings;
    this.budgets = new ApiBudgets(parts);
    this.auditLog = new AuditLog(parts.clock);
  }

  /** @throws BackfillOpenError, InvalidBackfillError, ReadsOnlyError */
  async request(
    connection: Connection,
    request: BackfillRequest,
    actor: Actor
  ): Promise<BackfillProgress> {
    requireWriting(connection);
    const { from, to, communities = [] } = request;
    const details = {
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(communities.length > 0 && { communities: communities.join(', ') })
    };
    const entry = { actor, action: 'backfill.requested', subject: connection.name, details };
    const { backfills, auditLog } = this;
    return this.describe(
      connection,
      await backfills.request(connection.id, request, (scope) => auditLog.record(scope, entry))
    );
  }

  /** @throws NoSuchBackfillError */
  async steer(
    connection: Connection,
    verb: 'pause' | 'resume' | 'cancel',
    actor: Actor
  ): Promise<BackfillProgress> {
    const entry = { actor, action: ACTIONS[verb], subject: connection.name };
    const { backfills, auditLog } = this;
    return this.describe(
      connection,
      await backfills[verb](connection.id, (scope) => auditLog.record(scope, entry))
    );
  }

  /** The newest one. */
  async progress(connection: Connection): Promise<BackfillProgress | null> {
    const latest = await this.backfills.latest(connection.id);
    return latest ? this.describe(connection, latest) : null;
  }

  /** What nobody works on because API calls have run short is told as waiting, not as running. */
  private async describe(connection: Connection, backfill: Backfill): Promise<BackfillProgress> {
    const progress = await this.backfills.describe(backfill);
    if (!WORKABLE.includes(backfill.state)) return progress;
    const { apiSharePercent: sharePercent } = await this.settings.of(connection.id);
    const share = { sharePercent, urgency: 'background' } as const;
    const short = await this.budgets.shortage(connection, share);
    if (!short) return progress;
    return { ...progress, state: 'waiting', message: short.message, goesOnAt: short.resumesAt };
  }
}

const ACTIONS = {
  pause: 'backfill.paused',
  resume: 'backfill.resumed',
  cancel: 'backfill.cancelled'
} as const;
