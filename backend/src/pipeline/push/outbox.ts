import type { Storage } from '../../adapters/storage/index.ts';
import { PUSH_ORDER, type TargetObject, type WriteException } from '../../domain/index.ts';
import { isParent } from './planner.ts';
import { RecordMap } from './record-map.ts';
import { asRetry, type RowLoader } from './row-loader.ts';
import { hashOf, type Row } from './row.ts';

/** Why rows that were refused in an earlier run may be taken now. */
interface RetryReasons {
  readonly changedAccess: ReadonlySet<TargetObject>;
  readonly changedDemands: ReadonlySet<TargetObject>;
  readonly now: Date;
}

/** The exceptions of earlier runs: which parents they keep away, and which rows to try again. */
export class Outbox {
  private readonly storage: Storage;
  private readonly connectionId: string;
  private readonly loader: RowLoader;

  constructor(storage: Storage, connectionId: string, loader: RowLoader) {
    this.storage = storage;
    this.connectionId = connectionId;
    this.loader = loader;
  }

  /** External ids of communities and members that never landed: one whose update was refused is there. */
  absentParents(): Promise<string[]> {
    const parents = PUSH_ORDER.filter(isParent);
    return this.storage.exceptions.listNeverLanded(this.connectionId, parents);
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
    const rows: Row[] = [];
    for (const object of PUSH_ORDER) {
      const due = (await this.list(object, 'retry')).filter(
        ({ retryAt }) => retryAt === null || retryAt <= now.toISOString()
      );
      const released = (await this.list(object, 'waiting')).filter(
        ({ parentKey }) => parentKey === null || !absent.has(parentKey)
      );
      rows.push(...(await this.reload([...due, ...released])));
      if (changedDemands.has(object)) {
        rows.push(...(await this.reload(await this.list(object, 'parked'))));
      } else if (changedAccess.has(object)) rows.push(...(await this.remapped(object)));
    }
    return rows;
  }

  /** The rows that waited for these parents. */
  async childrenOf(parentKeys: readonly string[]): Promise<Row[]> {
    const waiting = await this.storage.exceptions.listWaitingFor(this.connectionId, parentKeys);
    return this.reload(waiting);
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
      const sent = await this.storage.sentHashes.find(this.connectionId, object, keys);
      for (const row of await this.loader.load(object, keys)) {
        const exception = known.get(row.write);
        if (exception) rows.push(asRetry(row, exception, sent.has(exception.externalId)));
      }
    }
    return rows;
  }

  private list(object: TargetObject, state: WriteException['state']): Promise<WriteException[]> {
    return this.storage.exceptions.listByState(this.connectionId, object, state);
  }
}
