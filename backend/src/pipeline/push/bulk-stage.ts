import { canSayInCsv, type OrgLimits } from '../../adapters/salesforce/index.ts';
import { isStandard, PUSH_ORDER, type RowError, type TargetObject } from '../../domain/index.ts';
import { choosePath, MAPPING_INVALID, remedyFor } from '../../rules/index.ts';
import { awaitJob, outcomeOf, uploadJob, type JobOutcome, type UploadedJob } from './bulk-job.ts';
import type { BulkWindow } from './bulk-window.ts';
import type { Feed } from './feed.ts';
import { rankOf, type SortedRows } from './planner.ts';
import type { PushContext } from './push-context.ts';
import type { RowLoader } from './row-loader.ts';
import { hashOf, type Row } from './row.ts';
import type { Verdict } from './verdict.ts';

/** Below this share of its day, every call an org has left is precious. */
const CALL_RESERVE = 0.05;
const PLENTY: OrgLimits = { batchesLeft: 15_000, batchesPerDay: 15_000, storage: null };

/** What a job has done, for the receipt. */
export interface JobResult {
  readonly object: TargetObject;
  /** Every record of the window. */
  readonly keys: readonly string[];
  /** How many rows landed. */
  readonly landed: number;
  readonly created: number;
  /** Hashes by external id of the rows that landed. */
  readonly landedHashes: () => ReadonlyMap<string, string>;
  readonly refused: readonly RefusedRow[];
  /** Why nothing more can be sent; the rows that did not land keep their place in the log then. */
  readonly stopped: RowError | null;
}

interface RefusedRow {
  readonly row: Row;
  readonly error: RowError;
  /** It was refused as it looks now. */
  readonly isSame: boolean;
}

/** Decides which object goes by Bulk, gathers its rows, and sees one job through. */
export class BulkStage {
  private readonly context: PushContext;
  private readonly loader: RowLoader;
  private readonly feed: Feed;
  private limits: OrgLimits | undefined;

  constructor(context: PushContext, loader: RowLoader, feed: Feed) {
    this.context = context;
    this.loader = loader;
    this.feed = feed;
  }

  /** The first object of which so many rows are ready that a job is the cheapest path. */
  async choose(ready: readonly Row[]): Promise<TargetObject | undefined> {
    if (this.context.withoutBulk) return undefined;
    // Without a look at each row: no object has more rows than all of them.
    if (this.path(ready.length, this.limits ?? PLENTY) !== 'bulk') return undefined;
    const plain = countPlain(ready);
    for (const object of PUSH_ORDER) {
      const rows = plain.get(object) ?? 0;
      // Jobs upsert by our key: records of the org's own objects are updated by id.
      if (isStandard(object) || this.path(rows, this.limits ?? PLENTY) !== 'bulk') continue;
      this.limits ??= await this.context.limits();
      if (this.path(rows, this.limits) === 'bulk') return object;
    }
    return undefined;
  }

  /** Runs the job to its end. */
  async run(window: BulkWindow): Promise<JobResult> {
    const job = await uploadJob(this.context, this.loader, window, this.feed.readTo(window.object));
    const status = await awaitJob(this.context, job.record.jobId);
    const outcome = await outcomeOf(this.context, job.record, status);
    return this.resultOf(window, job, await this.accounted(job, outcome));
  }

  private path(rows: number, { batchesLeft, batchesPerDay }: OrgLimits) {
    const usage = this.context.usage();
    return choosePath({
      ...{ rows, batchesLeft, batchesPerDay },
      callsLeft: usage ? usage.max - usage.used : null,
      callReserve: (usage?.max ?? 0) * CALL_RESERVE
    });
  }

  /** Where the org's figures leave rows out, those that it does not name as landed did not. */
  private async accounted({ record, sent }: UploadedJob, outcome: JobOutcome): Promise<JobOutcome> {
    if (outcome.isComplete) return outcome;
    const missing = new Set(sent.keys());
    for (const key of outcome.failed.keys()) missing.delete(key);
    for await (const key of this.context.bulk.successes(record.jobId)) missing.delete(key);
    const landed = sent.size - outcome.failed.size - missing.size;
    return { ...outcome, unprocessed: missing, landed, isComplete: true };
  }

  private async resultOf(
    window: BulkWindow,
    { sent }: UploadedJob,
    { failed, unprocessed }: JobOutcome
  ): Promise<JobResult> {
    const left = new Set([...failed.keys(), ...unprocessed]);
    const hasLanded = (key: string) => !left.has(key);
    const leftHashes = left.size > 0 ? sent.hashes((key) => left.has(key)) : new Map();
    const newKeys = new Set(sent.newKeys((key) => left.has(key)));
    const again = await this.loader.load(window.object, [...left]);
    const refused = again.map((loaded) => {
      const row = { ...loaded, isNew: newKeys.has(loaded.write.externalId) };
      const error = failed.get(row.write.externalId);
      const isSame = error !== undefined && leftHashes.get(row.write.externalId) === hashOf(row);
      return { row, error: error ?? NOT_REACHED, isSame };
    });
    const stopped = await this.reasonToStop(refused);
    return {
      object: window.object,
      keys: stopped ? [...sent.keys()].filter(hasLanded) : window.externalIds,
      landed: sent.size - leftHashes.size,
      created: sent.countNew(hasLanded),
      landedHashes: () => sent.hashes(hasLanded),
      refused: stopped ? [] : refused,
      stopped
    };
  }

  /** A field or right that went away under the job is found out before its rows go one by one. */
  private async reasonToStop(refused: readonly RefusedRow[]): Promise<RowError | null> {
    const { writer } = this.context;
    const receipts = await writer.explain?.(
      refused.map(({ row: { write }, error }) => ({ outcome: 'failed', write, error }))
    );
    const found = receipts?.find(
      (one) => one.outcome === 'failed' && one.error.code === MAPPING_INVALID
    );
    return found?.outcome === 'failed' ? found.error : null;
  }
}

/** A row the org did not come to before its Bulk job ended. */
export const NOT_REACHED: RowError = {
  code: 'NOT_PROCESSED',
  field: null,
  message: 'Its Bulk job ended before this row.',
  collective: false
};

/** Fresh from the feed: what has a history of its own goes by Composite, where each row is answered. */
export function isPlain(row: Row): boolean {
  return row.exceptionCode === null && row.tries === 0 && row.missingRecipient === null;
}

/**
 * What has to land before the job of this object: its parents, and rows of its own that go by Composite.
 * Once the job's rows are gathered, all others of the object do.
 */
export function aheadOf(
  object: TargetObject,
  { ready, held }: SortedRows,
  isGathered: boolean
): SortedRows {
  const isAhead = (row: Row) => rankOf(row.write.object) <= rankOf(object);
  const goesAlong = (row: Row) => !isGathered && row.write.object === object && isPlain(row);
  return {
    ready: ready.filter((row) => isAhead(row) && !goesAlong(row)),
    held: held.filter(isAhead),
    waiting: []
  };
}

function countPlain(rows: readonly Row[]): Map<TargetObject, number> {
  const counts = new Map<TargetObject, number>();
  for (const row of rows) {
    const { object } = row.write;
    if (isPlain(row)) counts.set(object, (counts.get(object) ?? 0) + 1);
  }
  return counts;
}

/** Whether it can be uploaded at all. */
export function isForBulk(row: Row): boolean {
  return isPlain(row) && canSayInCsv(row.write.fields);
}

/** Written down as an exception, so that nothing is forgotten, and tried again in this run. */
export function tryAtOnce(row: Row, { code, field, message }: RowError): Verdict {
  const cause = {
    ...{ state: 'retry' as const, code, field, message, remedy: remedyFor(code) },
    ...{ attempts: row.attempts, retryInMs: 0, parentKey: null }
  };
  return { kind: 'excepted', row, cause };
}
