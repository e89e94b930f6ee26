import type { Storage } from '../adapters/storage/index.ts';
import type { Actor, Connection } from '../domain/index.ts';
import type { Clock } from '../kernel/index.ts';
import {
  Backfills,
  type BackfillProgress,
  type BackfillRequest
} from '../pipeline/backfill/index.ts';
import { requireWriting } from '../rules/index.ts';
import { AuditLog } from '../workspace/index.ts';

/** Backfills as people steer them: each step leaves an audit entry with who took it. */
export class ConnectionBackfills {
  readonly backfills: Backfills;
  private readonly auditLog: AuditLog;

  constructor(parts: { readonly storage: Storage; readonly clock: Clock }) {
    this.backfills = new Backfills(parts);
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
    return backfills.describe(
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
    return backfills.describe(
      await backfills[verb](connection.id, (scope) => auditLog.record(scope, entry))
    );
  }

  async progress({ id }: Connection): Promise<BackfillProgress | null> {
    return (await this.backfills.progress(id)) ?? null;
  }
}

const ACTIONS = {
  pause: 'backfill.paused',
  resume: 'backfill.resumed',
  cancel: 'backfill.cancelled'
} as const;
