import type { Receipt, TargetObject } from '../../domain/index.ts';
import type { Backoff } from '../../rules/index.ts';
import { isRefusedByTrigger, type AnsweredCollection } from './call-sizes.ts';
import type { Lanes } from './lanes.ts';
import { isParent } from './planner.ts';
import type { PushContext } from './push-context.ts';
import type { RowQueue } from './row-queue.ts';
import type { Row } from './row.ts';
import { judge, type Verdict } from './verdict.ts';

const ROW_BACKOFF: Backoff = { baseMs: 500, maxMs: 30_000 };

/** Decides what becomes of rows that were answered, and knows which parents have not landed. */
export class RowJudge {
  /** External ids of communities and members that an answer, or an earlier run, kept out of the org. */
  readonly absent = new Set<string>();
  /** Parents sent again because the org did not know them. */
  readonly resent = new Set<string>();
  private readonly context: PushContext;
  private readonly queue: RowQueue;
  private readonly lanes: Lanes;

  constructor(context: PushContext, queue: RowQueue, lanes: Lanes) {
    this.context = context;
    this.queue = queue;
    this.lanes = lanes;
  }

  /** @param shrunk objects whose refused Collections are to be sent again as they are, in smaller calls */
  judgeAll(
    collection: AnsweredCollection,
    shrunk: ReadonlySet<TargetObject>,
    random: number
  ): Verdict[] {
    const { rows, receipts } = collection;
    const isRefusedAsOne = isRefusedByTrigger(collection);
    const [first] = rows;
    if (first && isRefusedAsOne && shrunk.has(first.write.object)) {
      this.queue.add(rows);
      return rows.map((row) => ({ kind: 'again', row }));
    }
    return receipts.flatMap((receipt, index) => {
      const row = rows[index];
      const one = isRefusedAsOne ? asCollective(receipt) : receipt;
      return row ? [this.judge(row, one, rows.length, random)] : [];
    });
  }

  judge(row: Row, receipt: Receipt, together: number, random: number): Verdict {
    const verdict = judge(row, receipt, {
      absentParents: { has: (key) => this.isMissing(key) },
      resentParents: this.resent,
      together,
      now: this.context.clock.now().getTime(),
      backoff: this.context.backoff ?? ROW_BACKOFF,
      random
    });
    // At once, because its children may come next in the same answer.
    if (verdict.kind === 'again' || verdict.kind === 'with-parents') this.queue.add([verdict.row]);
    else if (verdict.kind !== 'stop') this.noteParent(row, verdict.kind);
    return verdict;
  }

  /** One that has landed before stays a parent, whatever becomes of its update. */
  noteParent({ write, isNew }: Row, kind: 'landed' | 'excepted'): void {
    if (!isParent(write.object)) return;
    if (kind === 'landed') this.absent.delete(write.externalId);
    else if (isNew) this.absent.add(write.externalId);
  }

  /** A parent that has not landed: waiting for it makes sense. */
  private isMissing(key: string): boolean {
    return this.absent.has(key) || this.queue.hasParent(key) || this.lanes.hasParent(key);
  }
}

/** Nobody knows which of the rows is guilty. */
function asCollective(receipt: Receipt): Receipt {
  if (receipt.outcome !== 'failed') return receipt;
  return { ...receipt, error: { ...receipt.error, collective: true } };
}
