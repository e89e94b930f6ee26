import { setTimeout as delay } from 'node:timers/promises';
import type { Collection } from '../../adapters/salesforce/index.ts';
import { PUSH_ORDER, type Receipt } from '../../domain/index.ts';
import { recipientOf, type Backoff } from '../../rules/index.ts';
import type { Feed } from './feed.ts';
import { Outbox } from './outbox.ts';
import { isParent, planCall, ROWS_PER_CALL, sortOut, type SortedRows } from './planner.ts';
import type { PushContext, PushCounts } from './push-context.ts';
import { recordVerdicts } from './record-verdicts.ts';
import type { RowLoader } from './row-loader.ts';
import { RowQueue } from './row-queue.ts';
import type { Row } from './row.ts';
import { judge, waitFor, type Verdict } from './verdict.ts';

/** The queue is not filled beyond this while rows are held back. */
const QUEUE_LIMIT = 10 * ROWS_PER_CALL;
const ROW_BACKOFF: Backoff = { baseMs: 500, maxMs: 30_000 };

/** One run of the push: a queue that is filled from the feed and emptied call by call. */
export class PushRun {
  private readonly context: PushContext;
  private readonly loader: RowLoader;
  private readonly feed: Feed;
  private readonly outbox: Outbox;
  private readonly queue = new RowQueue();
  private excepted = new Set<string>();
  private counts = { created: 0, updated: 0, unchanged: 0, newlyParked: 0 };

  constructor(context: PushContext, loader: RowLoader, feed: Feed) {
    this.context = context;
    this.loader = loader;
    this.feed = feed;
    this.outbox = new Outbox(context.storage, context.connectionId, loader);
  }

  async run(): Promise<PushCounts> {
    this.excepted = await this.outbox.exceptedParents();
    const { changedAccess, clock } = this.context;
    this.queue.add(await this.outbox.rowsToTry(this.excepted, changedAccess, clock.now()));
    for (;;) {
      this.context.signal?.throwIfAborted();
      const sorted = await this.fill();
      await this.setAside(sorted.waiting);
      if (sorted.ready.length > 0) await this.send(planCall(sorted.ready));
      else if (sorted.held.length > 0) await this.waitForHeld(sorted.held);
      else if (this.queue.size === 0) break;
    }
    await this.receipt([]);
    return this.counts;
  }

  /** Reads on until a whole call can be sent or nothing is left to read. */
  private async fill(): Promise<SortedRows> {
    for (;;) {
      const now = this.context.clock.now().getTime();
      const sorted = sortOut(this.queue.rows(), { excepted: this.excepted, now });
      if (sorted.ready.length >= ROWS_PER_CALL || this.queue.size >= QUEUE_LIMIT) return sorted;
      const page = await this.feed.next();
      if (!page) return sorted;
      this.queue.add(page.rows);
      this.counts.unchanged += page.unchanged;
    }
  }

  private async send(collections: readonly Row[][]): Promise<void> {
    const receipts = await this.context.writer.write(collections.flatMap(toCollection));
    const sent = collections.flatMap((rows) => rows.map((row) => ({ row, together: rows.length })));
    this.queue.remove(sent.map(({ row }) => row));
    // One pause for all rows of a call: they come back together, in one call.
    const random = Math.random();
    const verdicts = receipts.flatMap((receipt, index) => {
      const one = sent[index];
      return one ? [this.judge(one.row, receipt, one.together, random)] : [];
    });
    await this.settle(verdicts);
  }

  private judge(row: Row, receipt: Receipt, together: number, random: number): Verdict {
    const verdict = judge(row, receipt, {
      absentParents: { has: (key) => this.excepted.has(key) || this.queue.hasParent(key) },
      together,
      now: this.context.clock.now().getTime(),
      backoff: this.context.backoff ?? ROW_BACKOFF,
      random
    });
    // At once, because its children may come next in the same answer.
    if (verdict.kind === 'again' || verdict.kind === 'with-parents') this.queue.add([verdict.row]);
    else this.noteParent(row, verdict.kind);
    return verdict;
  }

  private noteParent({ write }: Row, kind: 'landed' | 'excepted'): void {
    if (!isParent(write.object)) return;
    if (kind === 'landed') this.excepted.delete(write.externalId);
    else this.excepted.add(write.externalId);
  }

  private async setAside(waiting: SortedRows['waiting']): Promise<void> {
    this.queue.remove(waiting.map(({ row }) => row));
    for (const { row } of waiting) this.noteParent(row, 'excepted');
    await this.settle(waiting.map(({ row, parentKey }) => waitFor(row, parentKey)));
  }

  private async settle(verdicts: readonly Verdict[]): Promise<void> {
    if (verdicts.length === 0) return;
    for (const { kind, row } of verdicts) {
      if (kind === 'landed' || kind === 'excepted') this.feed.settle(row);
    }
    this.count(verdicts);
    await this.receipt(verdicts);
    await this.queueRelatives(verdicts);
    this.context.onProgress?.(this.counts.created + this.counts.updated);
  }

  /** One transaction: what became of the rows, how far the cursors are, what the run has done. */
  private async receipt(verdicts: readonly Verdict[]): Promise<void> {
    const { storage, connectionId, runId, fence, clock, saveCounts } = this.context;
    await storage.transaction(async (scope) => {
      await scope.leases.check(fence);
      await recordVerdicts(scope, { connectionId, runId, now: clock.now() }, verdicts);
      for (const { consumer, stream, position } of this.feed.positions()) {
        await scope.cursors.advance(consumer, stream, position);
      }
      await saveCounts(scope, this.counts);
    });
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
    const parents = [...new Set(orphans.flatMap(({ row }) => relativesOf(row)))];
    for (const object of PUSH_ORDER.filter(isParent)) {
      this.queue.addMissing(await this.loader.load(object, parents));
    }
  }

  private count(verdicts: readonly Verdict[]): void {
    for (const verdict of verdicts) {
      if (verdict.kind === 'landed') this.counts[verdict.created ? 'created' : 'updated'] += 1;
      if (verdict.kind === 'excepted' && verdict.cause.state === 'parked') {
        this.counts.newlyParked += 1;
      }
    }
  }

  /**
   * Waits for all of them, so that they share a call; then they go whatever the clock says, because
   * the clock of a test may stand still.
   */
  private async waitForHeld(held: readonly Row[]): Promise<void> {
    const { clock, signal } = this.context;
    const latest = Math.max(...held.map((row) => row.notBefore));
    const waitMs = Math.max(0, latest - clock.now().getTime());
    await delay(waitMs, undefined, signal ? { signal } : {});
    this.queue.add(held.map((row) => ({ ...row, notBefore: 0 })));
  }
}

function toCollection(rows: readonly Row[]): Collection[] {
  const [first] = rows;
  return first ? [{ object: first.write.object, writes: rows.map((row) => row.write) }] : [];
}

function relativesOf({ write }: Row): string[] {
  return write.parentKeys.concat(recipientOf(write) ?? []);
}
