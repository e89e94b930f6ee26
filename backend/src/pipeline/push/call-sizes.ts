import type { Receipt, TargetObject } from '../../domain/index.ts';
import { FULL_CALL, isTriggerFailure, smallerCall, type CallSize } from '../../rules/index.ts';
import type { SizeOf } from './planner.ts';
import type { Row } from './row.ts';

/** One Collection of a call with what the org said about it, row by row. */
export interface AnsweredCollection {
  readonly rows: readonly Row[];
  readonly receipts: readonly Receipt[];
}

/** How large the calls of each object are in this run: smaller once a trigger of the customer gave up. */
export class CallSizes {
  private readonly sizes = new Map<TargetObject, CallSize>();

  readonly of: SizeOf = (object) => this.sizes.get(object) ?? FULL_CALL;

  /**
   * Learns from one call: an object of which a trigger refused a whole Collection is sent in smaller calls
   * from now on.
   * @returns objects whose refused Collections are to be sent again as they are, in smaller calls.
   */
  learn(call: readonly AnsweredCollection[]): ReadonlySet<TargetObject> {
    const again = new Set<TargetObject>();
    for (const [object, collections] of Map.groupBy(call, objectOf)) {
      if (!object || !collections.some(isRefusedByTrigger)) continue;
      const now = this.of(object);
      // It may have shrunk while this call was under way: then there is nothing to learn from it.
      const wasLarger =
        collections.length > now.collections ||
        collections.some(({ rows }) => rows.length > now.rows);
      const smaller = wasLarger ? now : smallerCall(now);
      if (!smaller) continue;
      this.sizes.set(object, smaller);
      again.add(object);
    }
    return again;
  }
}

/** All rows with one code: the limits of a transaction are shared, the guilt is not. */
export function isRefusedByTrigger({ receipts }: AnsweredCollection): boolean {
  const codes = new Set(
    receipts.map((receipt) => (receipt.outcome === 'failed' ? receipt.error.code : ''))
  );
  const [code = ''] = codes;
  return receipts.length > 1 && codes.size === 1 && isTriggerFailure(code);
}

function objectOf({ rows }: AnsweredCollection): TargetObject | undefined {
  return rows[0]?.write.object;
}
