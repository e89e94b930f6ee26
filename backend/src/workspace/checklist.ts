import type { ConfirmedPoint, Storage } from '../adapters/storage/index.ts';
import type { Actor, Connection } from '../domain/index.ts';
import { AppError, isoNow, type Clock } from '../kernel/index.ts';
import {
  currentVerification,
  isConfirmable,
  judgeChecklist,
  lostSince,
  type ChecklistPoint
} from '../rules/index.ts';
import { AuditLog } from './audit-log.ts';
import { Settings } from './settings/index.ts';

/** A run that is under way, and rehearsals, may stand before the last one that counts. */
const RUNS_LOOKED_AT = 20;

/** A point that a machine looks at, or that does not exist. */
export class NotConfirmableError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'point_not_confirmable';

  constructor(point: string) {
    super(
      `"${point}" is no point of the checklist that people confirm.`,
      'Points that are checked by machine follow what a verification or a run finds.'
    );
  }
}

/** A point with who has confirmed it. */
export interface CheckedPoint extends ChecklistPoint {
  readonly isConfirmable: boolean;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
}

/** What is to be seen to when an org is connected, with its state as it is now. */
export class Checklist {
  private readonly storage: Storage;
  private readonly clock: Clock;
  private readonly auditLog: AuditLog;

  constructor(parts: { readonly storage: Storage; readonly clock: Clock }) {
    this.storage = parts.storage;
    this.clock = parts.clock;
    this.auditLog = new AuditLog(parts.clock);
  }

  async of(connection: Connection): Promise<CheckedPoint[]> {
    const { storage, clock } = this;
    const { id, username } = connection;
    const { verification, met } = await storage.orgAccess.find(id);
    const verified = currentVerification(connection, verification);
    const confirmed = await storage.confirmedPoints.list(id);
    const { readMinutes } = await new Settings({ storage, clock }).of(id);
    const runs = await storage.runs.list(id, RUNS_LOOKED_AT);
    const points = judgeChecklist({
      connection,
      findings: verified?.findings,
      lostSince: verified ? lostSince(verified, met) : [],
      user: verified?.user ?? null,
      backfill: await storage.backfills.latest(id),
      lastRun: runs.find(({ kind, status }) => kind !== 'rehearsal' && status !== 'running'),
      parked: (await storage.exceptions.counts(id)).parked,
      ...{ readMinutes, now: clock.now() },
      isPersonal: (await storage.users.findByEmail(username)) !== undefined,
      confirmed: new Set(confirmed.map(({ point }) => point))
    });
    return points.map((point) => withConfirmation(point, confirmed));
  }

  /** @throws NotConfirmableError */
  async confirm(
    connection: Connection,
    { point, isConfirmed }: { readonly point: string; readonly isConfirmed: boolean },
    actor: Actor
  ): Promise<void> {
    const { id, name } = connection;
    const judged = (await this.of(connection)).find((one) => one.id === point);
    if (!judged?.isConfirmable) throw new NotConfirmableError(point);
    const at = isoNow(this.clock);
    await this.storage.transaction(async (scope) => {
      if (isConfirmed) {
        await scope.confirmedPoints.save({ connectionId: id, point, actor: actor.name, at });
      } else {
        await scope.confirmedPoints.delete(id, point);
      }
      const action = isConfirmed ? 'checklist.confirmed' : 'checklist.withdrawn';
      await this.auditLog.record(scope, { actor, action, subject: name, details: { point } });
    });
  }
}

function withConfirmation(
  point: ChecklistPoint,
  confirmed: readonly ConfirmedPoint[]
): CheckedPoint {
  const canConfirm = isConfirmable(point);
  // What a machine has found out since counts for more than what somebody said.
  const found = canConfirm ? confirmed.find((one) => one.point === point.id) : undefined;
  return {
    ...point,
    isConfirmable: canConfirm,
    confirmedBy: found?.actor ?? null,
    confirmedAt: found?.at ?? null
  };
}
