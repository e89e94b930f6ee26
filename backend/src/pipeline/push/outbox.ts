import { forgetExceptions } from '../../adapters/storage/index.ts';
import {
  isStandard,
  PUSH_ORDER,
  type TargetObject,
  type WriteException
} from '../../domain/index.ts';
import { PARENTS } from './planner.ts';
import type { PushContext } from './push-context.ts';
import { RecordMap } from './record-map.ts';
import { asRetry, type RowLoader } from './row-loader.ts';
import { hashOf, type Row } from './row.ts';

/** Why rows that were refused in an earlier run may be taken now. */
interface RetryReasons {
  readonly changedAccess: ReadonlySet<TargetObject>;
  readonly changedDemands: ReadonlySet<TargetObject>;
  readonly now: Date;
}

type OutboxContext = Pick<PushContext, 'storage' | 'connectionId' | 'fence'>;

/** The exceptions of earlier runs: which parents they keep away, and which rows to try again. */
export class Outbox {
  private readonly context: OutboxContext;
  private readonly loader: RowLoader;

  constructor(context: OutboxContext, loader: RowLoader) {
    this.context = context;
    this.loader = loader;
  }

  /** External ids of communities and members that never landed: one whose update was refused is there. */
  absentParents(): Promise<string[]> {
    const { storage, connectionId } = this.context;
    return storage.exceptions.listNeverLanded(connectionId, PARENTS);
  }

  /**
   * Rows whose time has come, whose parent is there after all (the last run died before it sent
   * them), or whose refusal may no longer hold: their payload differs because other fields can be
   * written, or the org demands something else.
   */
  async rowsToTry(
    absent: ReadonlySet<string>,
    { changedAccess, changedDemands, now }: RetryReasons
  ): Promise<Row[]> {
    // Lists of a refused Bulk job are too long to be spread into a call.
    const lists: Row[][] = [];
    for (const object of PUSH_ORDER) {
      const due = (await this.list(object, 'retry')).filter(
        ({ retryAt }) => retryAt === null || retryAt <= now.toISOString()
      );
      const released = (await this.list(object, 'waiting')).filter(
        ({ parentKey }) => parentKey === null || !absent.has(parentKey)
      );
      lists.push(await this.reload([...due, ...released]));
      if (changedDemands.has(object)) {
        lists.push(await this.reload(await this.list(object, 'parked')));
      } else if (changedAccess.has(object)) lists.push(await this.remapped(object));
      // Of the org's own records people delete some; none of ours is ever gone by itself.
      else if (isStandard(object)) await this.forgetGone(object, await this.parkedKeys(object));
    }
    return lists.flat();
  }

  /** The rows that waited for these parents. */
  async childrenOf(parentKeys: readonly string[]): Promise<Row[]> {
    const { storage, connectionId } = this.context;
    const waiting = await storage.exceptions.listWaitingFor(connectionId, parentKeys);
    return this.reload(waiting);
  }

  /** Communities and members that the org turned out not to know, whatever became of them before. */
  async lostParents(keys: readonly string[]): Promise<Row[]> {
    if (keys.length === 0) return [];
    const { storage, connectionId } = this.context;
    const known = new RecordMap<WriteException>();
    for (const one of await storage.exceptions.listByKeys(connectionId, keys)) known.set(one, one);
    const lists: Row[][] = [];
    for (const object of PARENTS) {
      lists.push(await this.loader.load(object, keys));
    }
    return lists.flat().map((row) => {
      const exception = known.get(row.write);
      return exception ? asRetry(row, exception, false) : row;
    });
  }

  private async remapped(object: TargetObject): Promise<Row[]> {
    const parked = await this.list(object, 'parked');
    const hashes = new Map(parked.map((one) => [one.externalId, one.payloadHash]));
    const rows = await this.reload(parked);
    return rows.filter((row) => hashOf(row) !== hashes.get(row.write.externalId));
  }

  private async reload(exceptions: readonly WriteException[]): Promise<Row[]> {
    const known = new RecordMap<WriteException>();
    for (const exception of exceptions) known.set(exception, exception);
    const rows: Row[] = [];
    for (const [object, group] of Map.groupBy(exceptions, (exception) => exception.object)) {
      const keys = group.map((exception) => exception.externalId);
      const { storage, connectionId } = this.context;
      const sent = await storage.sentHashes.find(connectionId, object, keys);
      const loaded = await this.loader.load(object, keys);
      for (const row of loaded) {
        const exception = known.get(row.write);
        if (exception) rows.push(asRetry(row, exception, sent.has(exception.externalId)));
      }
      if (loaded.length < keys.length) await this.forgetGone(object, keys);
    }
    return rows;
  }

  private async parkedKeys(object: TargetObject): Promise<string[]> {
    return (await this.list(object, 'parked')).map(({ externalId }) => externalId);
  }

  /** Without this a record that is gone would be pending for ever. */
  private async forgetGone(object: TargetObject, keys: readonly string[]): Promise<void> {
    const recordKeys = await this.loader.listGone(object, keys);
    if (recordKeys.length === 0) return;
    const { storage, connectionId, fence } = this.context;
    await storage.transaction(async (scope) => {
      await scope.leases.check(fence);
      await forgetExceptions(scope, connectionId, { object, recordKeys });
    });
  }

  private list(object: TargetObject, state: WriteException['state']): Promise<WriteException[]> {
    const { storage, connectionId } = this.context;
    return storage.exceptions.listByState(connectionId, object, state);
  }
}
