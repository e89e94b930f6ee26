import type { Scope } from '../../adapters/storage/index.ts';
import { isStandard, type TargetObject } from '../../domain/index.ts';
import { silentLogger } from '../../kernel/index.ts';
import { classifyRowError } from '../../rules/index.ts';
import type { JobResult } from './bulk-stage.ts';
import type { Feed, StreamPlace } from './feed.ts';
import type { PushContext, PushCounts } from './push-context.ts';
import { RecordMap } from './record-map.ts';
import { recordVerdicts } from './record-verdicts.ts';
import type { ResumedJobs } from './resume-jobs.ts';
import type { Row } from './row.ts';
import { PARENT_MISSING, RECIPIENT_MISSING, type Verdict } from './verdict.ts';

/** Of rows that were not refused. */
const WAITING = new Set([PARENT_MISSING, RECIPIENT_MISSING]);

/** What the run has done, written down with the cursors in one transaction per answer of the org. */
export class Receipts {
  private readonly context: PushContext;
  private readonly feed: Feed;
  /** By object: up to where a job of an earlier run, whose record is still kept, has sent all. */
  private readonly covered: Map<TargetObject, number>;
  /** As the last transaction left them. */
  private readonly written = new Map<TargetObject, StreamPlace>();
  private readonly counted: { -readonly [Key in keyof PushCounts]: number };
  /** Rows that were sent and not answered for good yet. */
  private readonly pending = new RecordMap<Row>();
  private isOpen = false;
  private hasAllLanded = true;
  private readonly rows = { sent: 0, landed: 0, excepted: 0 };

  constructor(context: PushContext, feed: Feed, { covered, created, updated }: ResumedJobs) {
    this.context = context;
    this.feed = feed;
    this.covered = new Map(covered);
    this.counted = { created, updated, unchanged: 0, newlyParked: 0 };
  }

  get counts(): PushCounts {
    return this.counted;
  }

  /** Every row has landed so far, at once: it is likely that the rest does, too. */
  get isClean(): boolean {
    return this.hasAllLanded;
  }

  /**
   * What the run will have done when the rows that were sent fare as they look now: what a person has to mend is
   * refused again, everything else lands.
   */
  foresee(): PushCounts {
    const landing = this.pending.values().filter((row) => !isReported(row));
    const isNew = (row: Row) => row.isNew && !isStandard(row.write.object);
    const fresh = landing.filter(isNew).length;
    const { created, updated, ...rest } = this.counted;
    return { ...rest, created: created + fresh, updated: updated + landing.length - fresh };
  }

  noteUnchanged(rows: number): void {
    this.counted.unchanged += rows;
  }

  noteSent(rows: readonly Row[]): void {
    for (const row of rows) {
      if (!this.pending.has(row.write)) this.rows.sent += 1;
      this.pending.set(row.write, row);
    }
  }

  /** Before the first row is sent: notes how far rows may reach the org without a receipt of ours. */
  async open(): Promise<void> {
    if (this.isOpen) return;
    const { storage, fence } = this.context;
    await storage.transaction(async (scope) => {
      await scope.leases.check(fence);
      for (const { consumer, stream, position } of this.feed.heads()) {
        await scope.cursors.advance(consumer, stream, position);
      }
    });
    this.isOpen = true;
  }

  /** What became of rows that were sent, or set aside for a parent; `write` follows. */
  note(verdicts: readonly Verdict[]): void {
    for (const verdict of verdicts) this.noteOne(verdict);
    this.hasAllLanded &&= verdicts.every(({ kind }) => kind === 'landed');
  }

  async write(verdicts: readonly Verdict[]): Promise<void> {
    await this.commit(verdicts);
  }

  /** What became of the rows of a Bulk job. */
  async writeJob(result: JobResult, verdicts: readonly Verdict[]): Promise<void> {
    const { object, keys, landed, created, landedHashes } = result;
    for (const externalId of keys) this.feed.settle({ object, externalId });
    for (const verdict of verdicts) this.countParked(verdict);
    this.counted.created += created;
    this.counted.updated += landed - created;
    await this.commit(verdicts, async (scope) => {
      const { connectionId } = this.context;
      if (object !== 'Activity__c') {
        await scope.sentHashes.saveAll(connectionId, object, landedHashes());
      }
      await scope.bulkJobs.delete(connectionId, object);
    });
  }

  /** At the end: landed + parked or waiting + pending must be what was sent, and nothing may be pending. */
  async close(): Promise<PushCounts> {
    await this.commit([]);
    const { sent, landed, excepted } = this.rows;
    const pending = this.pending.size;
    if (pending > 0 || landed + excepted !== sent) {
      const { logger = silentLogger, runId } = this.context;
      logger.error({ runId, sent, landed, excepted, pending }, 'rows that nobody accounts for');
    }
    return this.counted;
  }

  private hasMoved({ object, position, ahead }: StreamPlace): boolean {
    const before = this.written.get(object);
    return before?.position !== position || Buffer.compare(before.ahead, ahead) !== 0;
  }

  private noteOne(verdict: Verdict): void {
    const { kind, row } = verdict;
    if (kind !== 'landed' && kind !== 'excepted') return;
    this.feed.settle(row.write);
    this.countParked(verdict);
    if (verdict.kind === 'landed') this.counted[verdict.created ? 'created' : 'updated'] += 1;
    if (this.pending.delete(row.write)) this.rows[kind] += 1;
  }

  private countParked(verdict: Verdict): void {
    const isParked = verdict.kind === 'excepted' && verdict.cause.state === 'parked';
    if (isParked) this.counted.newlyParked += 1;
  }

  private async commit(
    verdicts: readonly Verdict[],
    record?: (scope: Scope) => Promise<void>
  ): Promise<void> {
    const { storage, connectionId, runId, fence, clock, saveCounts } = this.context;
    const places = this.feed.places().filter((place) => this.hasMoved(place));
    await storage.transaction(async (scope) => {
      await scope.leases.check(fence);
      await recordVerdicts(scope, { connectionId, runId, now: clock.now() }, verdicts);
      await record?.(scope);
      for (const { object, consumer, stream, position, ahead } of places) {
        await scope.cursors.advance(consumer, stream, position, ahead);
        if (position < (this.covered.get(object) ?? Infinity)) continue;
        await scope.bulkJobs.delete(connectionId, object);
        this.covered.delete(object);
      }
      await saveCounts(scope, this.counted);
    });
    for (const place of places) this.written.set(place.object, place);
  }
}

/** There is an issue about it: it was refused for a reason that does not pass by itself. */
function isReported({ exceptionCode: code }: Row): boolean {
  return code !== null && !WAITING.has(code) && classifyRowError(code) !== 'transient';
}
