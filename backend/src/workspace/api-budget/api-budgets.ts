import { ApiLimitError, type CallGate } from '../../adapters/salesforce/index.ts';
import type { Storage } from '../../adapters/storage/index.ts';
import type { CallUrgency, Connection } from '../../domain/index.ts';
import type { Clock } from '../../kernel/index.ts';
import { apiWindowStart, judgePaused, type BudgetVerdict } from '../../rules/index.ts';
import { ApiBudgetError, outOfCalls, type OutOfCalls } from './api-budget-error.ts';
import { BudgetGate } from './budget-gate.ts';

export interface ApiBudgetParts {
  readonly storage: Storage;
  readonly clock: Clock;
}

/** Of the calls that others leave in 24 hours, the share that is ours; percent. */
interface Share {
  readonly sharePercent: number;
  readonly urgency: CallUrgency;
}

type Org = Pick<Connection, 'orgId'>;

/** Who may call which org now. All connections of one org, in all processes, share one budget. */
export class ApiBudgets {
  private readonly parts: ApiBudgetParts;

  constructor(parts: ApiBudgetParts) {
    this.parts = parts;
  }

  /** What every call of a run has to pass. */
  gate({ orgId }: Org, share: Share): CallGate {
    return new BudgetGate(this.parts, { orgId, ...share });
  }

  /** Whether a run may begin, without a call. */
  async verdict({ orgId }: Org, { sharePercent, urgency }: Share): Promise<BudgetVerdict> {
    const { storage, clock } = this.parts;
    const now = clock.now();
    const pause = await storage.apiPauses.find(orgId);
    const hours = await storage.apiHours.listSince(orgId, apiWindowStart(now));
    return judgePaused(pause, { now, sharePercent, hours }, urgency);
  }

  /** The same, as what a run would be refused with; undefined when it may begin. */
  async shortage(org: Org, share: Share): Promise<OutOfCalls | undefined> {
    const verdict = await this.verdict(org, share);
    return verdict.go ? undefined : outOfCalls(verdict.reason, verdict.until.toISOString());
  }
}

/** The run ended early because API calls ran short: nothing is wrong, and a later run goes on. */
export function isOutOfCalls(error: unknown): error is OutOfCalls {
  return error instanceof ApiBudgetError || error instanceof ApiLimitError;
}
