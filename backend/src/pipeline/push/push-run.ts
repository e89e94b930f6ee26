import { setTimeout as delay } from 'node:timers/promises';
import type { Collection } from '../../adapters/salesforce/index.ts';
import type { TargetObject } from '../../domain/index.ts';
import { relativesOf } from '../../rules/index.ts';
import { aheadOf, BulkStage, isForBulk, tryAtOnce } from './bulk-stage.ts';
import { BulkWindow } from './bulk-window.ts';
import { CallSizes } from './call-sizes.ts';
import type { Feed } from './feed.ts';
import { Lanes, type LandedCall } from './lanes.ts';
import { nextCall } from './next-call.ts';
import { Outbox } from './outbox.ts';
import { isParent, ROWS_PER_CALL, sortOut, type SortedRows } from './planner.ts';
import type { PushContext, PushCounts } from './push-context.ts';
import { PushPausedError } from './push-paused-error.ts';
import { Receipts } from './receipts.ts';
import type { ResumedJobs } from './resume-jobs.ts';
import { RowJudge } from './row-judge.ts';
import type { RowLoader } from './row-loader.ts';
import { RowQueue } from './row-queue.ts';
import type { Row } from './row.ts';
import { waitFor, type Verdict } from './verdict.ts';

/** The queue is not filled beyond this while rows are held back. */
const QUEUE_LIMIT = 10 * ROWS_PER_CALL;
/** Calls under way at the same time: what one connection pool carries, and far below any org's limit. */
const LANES = 5;

/** One run of the push: a queue that is filled from the feed and emptied call by call. */
export class PushRun {
  private readonly context: PushContext;
  private readonly feed: Feed;
  private readonly outbox: Outbox;
  private readonly queue = new RowQueue();
  private readonly lanes = new Lanes();
  private readonly bulk: BulkStage;
  private readonly receipts: Receipts;
  private readonly sizes = new CallSizes();
  private readonly rows: RowJudge;
  /** The next call, as long as nothing but landed rows comes in between. */
  private chosen: Row[][] = [];
  /** Rows gathered for a Bulk job that has not run yet. */
  private window: BulkWindow | undefined;

  constructor(context: PushContext, loader: RowLoader, feed: Feed, resumed: ResumedJobs) {
    this.context = context;
    this.feed = feed;
    this.outbox = new Outbox(context, loader);
    this.bulk = new BulkStage(context, loader, feed);
    this.rows = new RowJudge(context, this.queue, this.lanes);
    this.receipts = new Receipts(context, feed, resumed);
  }

  async run(): Promise<PushCounts> {
    for (const key of await this.outbox.absentParents()) this.rows.absent.add(key);
    const { changedAccess, changedDemands, clock } = this.context;
    const reasons = { changedAccess, changedDemands, now: clock.now() };
    this.queue.add(await this.outbox.rowsToTry(this.rows.absent, reasons));
    try {
      await this.work();
    } catch (error) {
      await this.keepReceipts();
      throw error;
    }
    return this.receipts.close();
  }

  private async work(): Promise<void> {
    for (;;) {
      this.context.signal?.throwIfAborted();
      const sorted = await this.fill();
      await this.setAside(sorted.waiting);
      const { now, bulk } = await this.send(sorted);
      if (this.lanes.size > 0) await this.land(await this.lanes.next());
      else if (now.held.length > 0) await this.waitForHeld(now.held);
      else if (this.window) await this.runJob(this.window);
      else if (bulk) this.window = await this.gather(bulk, sorted.ready);
      else if (this.queue.size === 0) return;
    }
  }

  /** Reads on until all calls can be filled or nothing is left to read. */
  private async fill(): Promise<SortedRows> {
    while (this.queue.size < QUEUE_LIMIT && !this.window) {
      const page = await this.feed.next();
      if (!page) break;
      this.queue.add(page.rows);
      this.receipts.noteUnchanged(page.unchanged);
    }
    return this.sorted();
  }

  private sorted(): SortedRows {
    const { absent } = this.rows;
    const isAway = (key: string) => absent.has(key) && !this.lanes.hasParent(key);
    const now = this.context.clock.now().getTime();
    return sortOut(this.queue.rows(), { absent: { size: absent.size, has: isAway }, now });
  }

  /** Everything but the rows that a Bulk job takes. */
  private async send(sorted: SortedRows): Promise<{ now: SortedRows; bulk?: TargetObject }> {
    const bulk = this.window?.object ?? (await this.bulk.choose(sorted.ready));
    const now = bulk ? aheadOf(bulk, sorted, this.window !== undefined) : sorted;
    if (now.ready.length > 0 || bulk) await this.receipts.open();
    this.dispatch(now);
    return { now, ...(bulk && { bulk }) };
  }

  /** The queued rows of this object, and what more of it there is to read, as one job. */
  private async gather(object: TargetObject, ready: readonly Row[]): Promise<BulkWindow> {
    const window = new BulkWindow(object);
    const queued = ready.filter((row) => row.write.object === object && isForBulk(row));
    this.queue.remove(queued);
    for (const row of queued) window.add(row);
    for (let room = window.room; room > 0; room = window.room) {
      const page = await this.feed.nextOf(object, room);
      if (!page) break;
      this.receipts.noteUnchanged(page.unchanged);
      const now = this.context.clock.now().getTime();
      const sorted = sortOut(page.rows, { absent: this.rows.absent, now });
      await this.setAside(sorted.waiting);
      const rows = [...sorted.ready, ...sorted.held];
      for (const row of rows.filter(isForBulk)) window.add(row);
      this.queue.add(rows.filter((row) => !isForBulk(row)));
    }
    return window;
  }

  private async runJob(window: BulkWindow): Promise<void> {
    const result = await this.bulk.run(window);
    this.window = undefined;
    const verdicts = result.refused.map(({ row, error, isSame }) => {
      if (!isSame) return tryAtOnce(row, error);
      const verdict = this.rows.judge(row, { outcome: 'failed', write: row.write, error }, 1, 1);
      if (verdict.kind === 'excepted') return verdict;
      // Its second try is written down first.
      this.queue.remove([row]);
      return tryAtOnce(verdict.row, error);
    });
    await this.receipts.writeJob(result, verdicts);
    if (result.stopped) throw new PushPausedError(result.object, result.stopped);
    for (const verdict of verdicts) {
      if (verdict.kind !== 'excepted' || verdict.cause.state !== 'retry') continue;
      this.queue.add([{ ...verdict.row, exceptionCode: verdict.cause.code }]);
    }
    this.reportProgress();
  }

  /** Sends what can be sent side by side, and chooses what comes after that while it is under way. */
  private dispatch({ ready, held }: SortedRows): void {
    const arePausing = held.length > 0;
    const mayGrow = arePausing || !this.feed.isAtEnd;
    const mayReturn = !this.receipts.isClean;
    const sizeOf = this.sizes.of;
    let left = ready;
    this.chosen = [];
    for (;;) {
      const { busy } = this.lanes;
      const call = nextCall(left, { busy, sizeOf, mayGrow, mayReturn, arePausing });
      if (this.lanes.size >= this.width()) this.chosen = call;
      if (call.length === 0 || call === this.chosen || !this.start(call)) return;
      const sent = new Set(call.flat());
      left = left.filter((row) => !sent.has(row));
    }
  }

  /** False when it has to wait: the last call tells how the run ends, which may depend on the others. */
  private start(call: readonly Row[][]): boolean {
    const rows = call.flat();
    const isLast = this.feed.isAtEnd && !this.window && this.queue.size === rows.length;
    if (isLast && this.lanes.size > 0 && !this.receipts.isClean) return false;
    this.queue.remove(rows);
    this.receipts.noteSent(rows);
    const foreseen = isLast ? this.receipts.foresee() : undefined;
    this.lanes.start(call, () => this.context.writer.write(call.flatMap(toCollection), foreseen));
    return true;
  }

  /** No more calls at once than the org has left, and none while it may be that all would be refused. */
  private width(): number {
    if (this.context.writer.isInDoubt?.()) return 0;
    const usage = this.context.usage();
    return usage ? Math.max(1, Math.min(LANES, usage.max - usage.used)) : LANES;
  }

  /** The lane goes on before the answer is written down, which takes a while. */
  private async land(landed: LandedCall): Promise<void> {
    const verdicts = this.receive(landed);
    const isPlain = verdicts.every(({ kind }) => kind === 'landed' || kind === 'again');
    try {
      if (isPlain) await this.sendOn();
    } finally {
      await this.conclude(verdicts);
    }
  }

  private receive(landed: LandedCall): Verdict[] {
    if ('error' in landed) throw landed.error;
    let start = 0;
    const call = landed.collections.map((rows) => {
      const receipts = landed.receipts.slice(start, (start += rows.length));
      return { rows, receipts };
    });
    const shrunk = this.sizes.learn(call);
    if (shrunk.size > 0) this.chosen = [];
    // One pause for all rows of a call: they come back together, in one call.
    const random = Math.random();
    const verdicts = call.flatMap((collection) => this.rows.judgeAll(collection, shrunk, random));
    this.receipts.note(verdicts);
    return verdicts;
  }

  /** Nothing is sent by a run that another process has overtaken. */
  private async sendOn(): Promise<void> {
    this.context.signal?.throwIfAborted();
    await this.context.storage.leases.check(this.context.fence);
    const call = this.chosen;
    this.chosen = [];
    const isFree = call.length > 0 && this.lanes.size < this.width();
    if (!isFree || !this.start(call)) await this.send(this.sorted());
  }

  private async conclude(verdicts: readonly Verdict[]): Promise<void> {
    await this.settle(verdicts);
    const stopped = verdicts.find((verdict) => verdict.kind === 'stop');
    if (stopped) throw new PushPausedError(stopped.row.write.object, stopped.error);
  }

  /** When one call has ended the run, what the others bring back still counts. */
  private async keepReceipts(): Promise<void> {
    while (this.lanes.size > 0) {
      const landed = await this.lanes.next();
      if ('receipts' in landed) await this.conclude(this.receive(landed)).catch(() => undefined);
    }
  }

  private async setAside(waiting: SortedRows['waiting']): Promise<void> {
    this.queue.remove(waiting.map(({ row }) => row));
    for (const { row } of waiting) this.rows.noteParent(row, 'excepted');
    const verdicts = waiting.map(({ row, parentKey }) => waitFor(row, parentKey));
    this.receipts.note(verdicts);
    await this.settle(verdicts);
  }

  private async settle(verdicts: readonly Verdict[]): Promise<void> {
    if (verdicts.length === 0) return;
    await this.receipts.write(verdicts);
    await this.queueRelatives(verdicts);
    this.reportProgress();
  }

  /** Children that waited for what has landed, and parents that the org turned out not to know. */
  private async queueRelatives(verdicts: readonly Verdict[]): Promise<void> {
    const landed = verdicts.filter(
      ({ kind, row }) => kind === 'landed' && isParent(row.write.object)
    );
    this.queue.addMissing(
      await this.outbox.childrenOf(landed.map(({ row }) => row.write.externalId))
    );
    const orphans = verdicts.filter(({ kind }) => kind === 'with-parents');
    const parents = [...new Set(orphans.flatMap(({ row }) => relativesOf(row.write)))];
    const rows = await this.outbox.lostParents(parents);
    for (const { write } of rows) this.rows.resent.add(write.externalId);
    this.queue.addMissing(rows);
  }

  private reportProgress(): void {
    const { created, updated } = this.receipts.counts;
    this.context.onProgress?.(created + updated);
  }

  /**
   * Waits for all of them, so that they share a call; then they go whatever the clock says, because
   * the clock of a test may stand still.
   */
  private async waitForHeld(held: readonly Row[]): Promise<void> {
    const { clock, signal } = this.context;
    const latest = held.reduce((last, { notBefore }) => Math.max(last, notBefore), 0);
    const waitMs = Math.max(0, latest - clock.now().getTime());
    await delay(waitMs, undefined, signal ? { signal } : {});
    this.queue.add(held.map((row) => ({ ...row, notBefore: 0 })));
  }
}

function toCollection(rows: readonly Row[]): Collection[] {
  const [first] = rows;
  return first ? [{ object: first.write.object, writes: rows.map((row) => row.write) }] : [];
}
