import type { ObjectSchema } from '../../metadata/index.ts';
import type { RowTriggers, TriggerFiring, TriggerRun } from '../../records/index.ts';
import type { TriggerInfo } from '../types/index.ts';
import { Thrown } from './thrown.ts';
import { executionFailure, refuseAll } from './trigger-failure.ts';
import { TriggerRecords } from './trigger-records.ts';
import type { Transaction } from './transaction.ts';

/** Documented: Apex Governor Limits, stack depth of code that fires triggers in turn. */
const MAX_DEPTH = 16;

/** The program's triggers for what one transaction writes: they run in it, with its statics and limits. */
export class TransactionTriggers implements RowTriggers {
  private readonly transaction: Transaction;

  constructor(transaction: Transaction) {
    this.transaction = transaction;
  }

  begin({ name }: ObjectSchema): TriggerRun | undefined {
    const { transaction } = this;
    const triggers = transaction.program.triggersOn(name);
    if (triggers.length === 0) return undefined;
    const used = transaction.limits.snapshot();
    return {
      fire: (firing) => this.fire(triggers, firing),
      // Documented: governor limits go back to what they were before the first attempt.
      restart: () => transaction.limits.reset(used),
      finish: () => undefined
    };
  }

  private fire(triggers: readonly TriggerInfo[], firing: TriggerFiring): void {
    const event = `${firing.moment} ${firing.operation}` as const;
    const concerned = triggers.filter(({ events }) => events.has(event));
    const [first] = concerned;
    if (!first) return;
    if (this.transaction.firing.length >= MAX_DEPTH) return this.refuseDepth(first, firing);
    const records = new TriggerRecords(firing);
    this.transaction.firing.push(records.context);
    try {
      for (const trigger of concerned) {
        const failure = this.failureOf(trigger, firing);
        if (failure !== undefined) return refuseAll(firing, failure);
      }
    } finally {
      this.transaction.firing.pop();
    }
    records.handBack();
  }

  /** What an exception nobody caught tells: it stops all rows. What cannot be caught ends the transaction. */
  private failureOf({ name, method }: TriggerInfo, firing: TriggerFiring): string | undefined {
    try {
      this.transaction.callMethod(method, null, []);
      return undefined;
    } catch (error) {
      if (!(error instanceof Thrown) || !error.catchable) throw error;
      return executionFailure(name, firing, error);
    }
  }

  private refuseDepth({ name }: TriggerInfo, firing: TriggerFiring): void {
    const message = `${name}: maximum trigger depth exceeded\n${firing.object.name} trigger event`;
    refuseAll(firing, message);
  }
}
