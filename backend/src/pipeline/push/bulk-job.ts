import { OrgUnavailableError, RequestRejectedError } from '../../adapters/salesforce/index.ts';
import type { BulkStatus } from '../../adapters/salesforce/index.ts';
import type { BulkJobRecord } from '../../adapters/storage/index.ts';
import type { RowError } from '../../domain/index.ts';
import { pollPause } from '../../rules/index.ts';
import type { BulkWindow } from './bulk-window.ts';
import type { PushContext } from './push-context.ts';
import type { RowLoader } from './row-loader.ts';
import { hashOf } from './row.ts';
import { SentRows } from './sent-rows.ts';

const UPLOADS = 3;
const ROWS_PER_PAGE = 250;

/** What became of the rows of a job that is over. */
export interface JobOutcome {
  /** Refused rows by external id. */
  readonly failed: ReadonlyMap<string, RowError>;
  /** Rows the org did not come to. */
  readonly unprocessed: ReadonlySet<string>;
  /** How many landed. */
  readonly landed: number;
  /** False when the org's own figures do not add up to what was sent. */
  readonly isComplete: boolean;
}

/** A job whose rows are all in the org's hands. */
export interface UploadedJob {
  readonly record: BulkJobRecord;
  readonly sent: SentRows;
}

/**
 * Uploads the window as one job and has the org begin. The job's id is stored before a row is uploaded, so a
 * crash never leaves a job behind that nobody follows.
 */
export async function uploadJob(
  context: PushContext,
  loader: RowLoader,
  window: BulkWindow,
  upTo: number
): Promise<UploadedJob> {
  const { bulk, connectionId } = context;
  for (let attempt = 1; ; attempt += 1) {
    const jobId = await bulk.create(window.object);
    const base = { connectionId, object: window.object, jobId, upTo, rows: 0, newRows: 0 };
    await saveJob(context, { ...base, state: 'created' });
    try {
      const sent = await upload(context, loader, window, jobId);
      const counts = { rows: sent.size, newRows: sent.countNew() };
      const record = { ...base, state: 'uploaded' as const, ...counts };
      await saveJob(context, record);
      await bulk.close(jobId);
      return { record, sent };
    } catch (error) {
      // A job takes one upload: what is left of a broken one is given up, and a new one begun.
      if (!(error instanceof OrgUnavailableError) || attempt >= UPLOADS) throw error;
      await bulk.abort(jobId).catch(() => undefined);
    }
  }
}

/** Asks less and less often until the job is over. */
export async function awaitJob(context: PushContext, jobId: string): Promise<BulkStatus> {
  for (let poll = 1; ; poll += 1) {
    await context.pause(pollPause(poll) * 1_000);
    const status = await context.bulk.check(jobId);
    if (!['UploadComplete', 'InProgress'].includes(status.state)) return status;
  }
}

/** Fetches results only of rows that did not land: a clean job tells all by its figures. */
export async function outcomeOf(
  { bulk }: PushContext,
  { jobId, rows }: BulkJobRecord,
  { processed, failed, message, state }: BulkStatus
): Promise<JobOutcome> {
  if (state === 'Failed' && processed === 0) {
    throw new RequestRejectedError('BULK_JOB_FAILED', message ?? 'no reason given');
  }
  const refused = new Map<string, RowError>();
  if (failed > 0) {
    for await (const { externalId, error } of bulk.failures(jobId)) refused.set(externalId, error);
  }
  const unprocessed = new Set<string>();
  if (processed !== rows) {
    for await (const externalId of bulk.unprocessed(jobId)) unprocessed.add(externalId);
  }
  const landed = processed - failed;
  const isComplete = landed + refused.size + unprocessed.size === rows;
  return { failed: refused, unprocessed, landed, isComplete };
}

async function upload(
  { bulk, signal, giveWay }: PushContext,
  loader: RowLoader,
  window: BulkWindow,
  jobId: string
): Promise<SentRows> {
  const csv = bulk.csv(window.fields);
  const sent = new SentRows(window);
  const places = window.places();
  await bulk.upload(jobId, async function* lines() {
    yield csv.headerLine;
    for (let start = 0; start < places.length; start += ROWS_PER_PAGE) {
      await giveWay();
      signal?.throwIfAborted();
      const placeOf = new Map<string, number>();
      for (const place of places.subarray(start, start + ROWS_PER_PAGE)) {
        placeOf.set(window.externalIds[place] ?? '', place);
      }
      const page: string[] = [];
      for (const row of await loader.load(window.object, [...placeOf.keys()])) {
        const line = csv.line(row.write);
        // Sayable when it was gathered: it has changed since, and its change is still to be read.
        if (line === undefined) continue;
        page.push(line);
        sent.add(placeOf.get(row.write.externalId) ?? 0, hashOf(row));
      }
      yield page.join('');
    }
  });
  return sent;
}

async function saveJob({ storage, fence }: PushContext, job: BulkJobRecord): Promise<void> {
  await storage.transaction(async (scope) => {
    await scope.leases.check(fence);
    await scope.bulkJobs.save(job);
  });
}
