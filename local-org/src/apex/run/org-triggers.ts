import type { ObjectSchema } from '../../metadata/index.ts';
import type { RowTriggers, Session, TriggerFiring, TriggerRun } from '../../records/index.ts';
import type { Org } from '../../org.ts';
import { NotImplementedError, runEnqueuedJobs } from '../library/index.ts';
import { exceptionText } from '../values/index.ts';
import type { Program } from './program.ts';
import { Thrown } from './thrown.ts';
import { TransactionTriggers } from './transaction-triggers.ts';
import { Transaction } from './transaction.ts';
import { executionFailure, refuseAll } from './trigger-failure.ts';

/** The org's triggers around writes that no Apex began: each call is a transaction of its own. */
export class OrgTriggers implements RowTriggers {
  private readonly org: Org;
  private readonly program: Program;

  constructor(org: Org, program: Program) {
    this.org = org;
    this.program = program;
  }

  begin(object: ObjectSchema, { userId }: Session): TriggerRun | undefined {
    const { program } = this;
    if (program.triggersOn(object.name).length === 0) return undefined;
    const transaction = new Transaction(program, this.org, { userId });
    const run = new TransactionTriggers(transaction).begin(object);
    return (
      run && {
        restart: () => run.restart(),
        fire: (firing) => fire(transaction, run, firing),
        finish: () => runEnqueuedJobs(transaction.context)
      }
    );
  }
}

/** What ends a transaction of Apex is an answer to a caller who is none. */
function fire(transaction: Transaction, run: TriggerRun, firing: TriggerFiring): void {
  try {
    run.fire(firing);
  } catch (error) {
    if (error instanceof NotImplementedError) {
      const trigger = nameIn(transaction.lastTrace.at(-1)?.place);
      return refuseAll(firing, `${trigger}: ${error.message}`);
    }
    if (!(error instanceof Thrown)) throw error;
    const { exception } = error;
    const trigger = nameIn(exception.trace.at(-1)?.place);
    const isLimit = exception.of.type.name === 'LimitException';
    const message = isLimit
      ? `${trigger}: ${exceptionText(exception)}`
      : executionFailure(trigger, firing, error);
    refuseAll(firing, message);
  }
}

function nameIn(place = ''): string {
  return place.replace(/^Trigger\./, '');
}
