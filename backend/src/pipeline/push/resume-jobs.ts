import type { BulkJobRecord } from '../../adapters/storage/index.ts';
import type { RowError, TargetObject, WriteException } from '../../domain/index.ts';
import { remedyFor } from '../../rules/index.ts';
import { awaitJob, outcomeOf, type JobOutcome } from './bulk-job.ts';
import { NOT_REACHED } from './bulk-stage.ts';
import type { PushContext } from './push-context.ts';

/** Jobs of an earlier run that was stopped: what they have done need not be done again. */
export interface ResumedJobs {
  /** How far each object's stream is settled by them. */
  readonly covered: ReadonlyMap<TargetObject, number>;
  readonly created: number;
  readonly updated: number;
}

/** Follows each job to its end; its refused rows become exceptions that this run tries again. */
export async function resumeJobs(context: PushContext): Promise<ResumedJobs> {
  const { storage, connectionId } = context;
  const covered = new Map<TargetObject, number>();
  let [created, updated] = [0, 0];
  if (context.withoutBulk) return { covered, created, updated };
  for (const job of await storage.bulkJobs.list(connectionId)) {
    if (job.state === 'judged') covered.set(job.object, job.upTo);
    else {
      const outcome = await follow(context, job);
      if (outcome === undefined) {
        await storage.bulkJobs.delete(connectionId, job.object);
        continue;
      }
      await record(context, job, outcome);
      covered.set(job.object, job.upTo);
      const isNew = Math.min(job.newRows, outcome.landed);
      [created, updated] = [created + isNew, updated + outcome.landed - isNew];
    }
  }
  return { covered, created, updated };
}

/** Undefined when the org never began, or cannot say what it has done: its rows are sent again. */
async function follow(context: PushContext, job: BulkJobRecord): Promise<JobOutcome | undefined> {
  if (job.state === 'created') return undefined;
  const first = await context.bulk.check(job.jobId);
  if (first.state === 'Open' || first.state === 'Gone') return undefined;
  const isOver = first.state !== 'UploadComplete' && first.state !== 'InProgress';
  const status = isOver ? first : await awaitJob(context, job.jobId);
  if (status.state === 'Gone' || status.processed === 0) return undefined;
  const outcome = await outcomeOf(context, job, status);
  return outcome.isComplete ? outcome : undefined;
}

async function record(
  context: PushContext,
  job: BulkJobRecord,
  { failed, unprocessed }: JobOutcome
): Promise<void> {
  const { storage, fence } = context;
  const notReached = [...unprocessed].map((key) => [key, NOT_REACHED] as const);
  const exceptions = [...failed, ...notReached].map(([key, error]) =>
    toRetry(context, job.object, key, error)
  );
  await storage.transaction(async (scope) => {
    await scope.leases.check(fence);
    await scope.exceptions.saveAll(exceptions);
    await scope.bulkJobs.save({ ...job, state: 'judged' });
  });
}

/** Without a payload hash: which form of the row was refused is not known any more. */
function toRetry(
  { connectionId, clock }: PushContext,
  object: TargetObject,
  externalId: string,
  { code, field, message }: RowError
): WriteException {
  const now = clock.now().toISOString();
  return {
    ...{ connectionId, object, externalId, state: 'retry', code, field, message },
    ...{ remedy: remedyFor(code), attempts: 0, retryAt: now, parentKey: null, payloadHash: '' },
    ...{ firstSeenAt: now, lastSeenAt: now }
  };
}
