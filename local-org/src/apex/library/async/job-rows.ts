import type { ApexId } from '../../values/index.ts';
import type { ApexContext } from '../context.ts';
import type { ExecutionKind } from './execution-kind.ts';

const JOB_TYPES: Readonly<Record<Exclude<ExecutionKind, 'scheduled'>, string>> = {
  batch: 'BatchApex',
  future: 'Future',
  queueable: 'Queueable'
};

/** Of CronJobDetail. */
const CRON_JOB_PREFIX = '08a';

export type JobStatus = 'Processing' | 'Completed' | 'Failed';

/** Notes a job that waits, as `AsyncApexJob` or, of a schedule, as `CronTrigger`. */
export function putJob(context: ApexContext, id: ApexId, kind: ExecutionKind): void {
  const stamp = stampOf(context);
  const stamps = { CreatedDate: stamp, LastModifiedDate: stamp, SystemModstamp: stamp };
  const by = { CreatedById: context.userId, LastModifiedById: context.userId };
  if (kind === 'scheduled') {
    const { userId: OwnerId } = context;
    const own = { Id: id.text, State: 'WAITING', TimesTriggered: 0, OwnerId };
    return insert(context, 'CronTrigger', { ...own, ...stamps, ...by });
  }
  const counts = { JobItemsProcessed: 0, TotalJobItems: 0, NumberOfErrors: 0 };
  const own = { Id: id.text, JobType: JOB_TYPES[kind], Status: 'Queued', ...counts };
  insert(context, 'AsyncApexJob', { ...own, ...stamps, ...by });
}

/** What a schedule is called and when it is due. */
export function nameSchedule(context: ApexContext, id: ApexId, name: string, cron: string): void {
  const detailId = context.org.store.newIds({ keyPrefix: CRON_JOB_PREFIX }, 1)[0] ?? '';
  insert(context, 'CronJobDetail', { Id: detailId, Name: name, JobType: '7' });
  context.org.store
    .prepare('UPDATE "CronTrigger" SET "CronJobDetailId" = ?, "CronExpression" = ? WHERE "Id" = ?')
    .run(detailId, cron, id.text);
}

/** Whether a schedule of this name waits already. */
export function isScheduled(context: ApexContext, name: string): boolean {
  const find = 'SELECT COUNT(*) FROM "CronJobDetail" WHERE "Name" = ?';
  return Number(context.org.store.prepare(find).pluck().get(name)) > 0;
}

export function noteJobStatus(
  context: ApexContext,
  id: ApexId,
  status: JobStatus,
  problem: string | null = null
): void {
  context.org.store
    .prepare(
      `UPDATE "AsyncApexJob" SET "Status" = ?, "CompletedDate" = ?, "ExtendedStatus" = ?,
         "NumberOfErrors" = "NumberOfErrors" + ? WHERE "Id" = ?`
    )
    .run(
      status,
      status === 'Processing' ? null : stampOf(context),
      problem,
      Number(problem !== null),
      id.text
    );
  context.org.store
    .prepare('UPDATE "CronTrigger" SET "TimesTriggered" = 1 WHERE "Id" = ?')
    .run(id.text);
}

/** How many pieces a batch has, and how many of them are done. */
export function noteBatches(context: ApexContext, id: ApexId, done: number, total: number): void {
  context.org.store
    .prepare(
      'UPDATE "AsyncApexJob" SET "JobItemsProcessed" = ?, "TotalJobItems" = ? WHERE "Id" = ?'
    )
    .run(done, total, id.text);
}

function insert(context: ApexContext, table: string, row: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(row).map((name) => `"${name}"`);
  const places = names.map(() => '?').join(', ');
  context.org.store
    .prepare(`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${places})`)
    .run(...Object.values(row));
}

function stampOf(context: ApexContext): string {
  return context.now().toISOString();
}
