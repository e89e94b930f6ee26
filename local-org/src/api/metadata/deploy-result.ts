import { isDone, type DeployJob, type DeployMessage } from '../../deploy/index.ts';
import type { Org } from '../../org.ts';
import { testRunResult } from '../tooling/index.ts';

/** Documented: DeployResult; what the caller did not ask details of has none. */
export function deployResult(org: Org, job: DeployJob, includeDetails: boolean) {
  const failed = job.messages.filter(({ success }) => !success);
  const outcomes = job.run?.outcomes ?? [];
  const deployed = job.messages.length - failed.length - 1;
  return {
    id: job.id,
    checkOnly: job.options.checkOnly,
    ignoreWarnings: job.options.ignoreWarnings,
    rollbackOnError: job.options.rollbackOnError,
    status: job.status,
    done: isDone(job),
    success: job.status === 'Succeeded' || job.status === 'SucceededPartial',
    numberComponentErrors: failed.length,
    numberComponentsDeployed: Math.max(deployed, 0),
    numberComponentsTotal: job.total,
    numberTestErrors: outcomes.filter(({ passed }) => !passed).length,
    numberTestsCompleted: outcomes.filter(({ passed }) => passed).length,
    numberTestsTotal: outcomes.length,
    runTestsEnabled: job.options.testLevel !== 'NoTestRun',
    createdBy: job.userId,
    createdByName: nameOf(org, job.userId),
    createdDate: job.createdAt.toISOString(),
    lastModifiedDate: (job.completedAt ?? job.startedAt ?? job.createdAt).toISOString(),
    ...(job.startedAt && { startDate: job.startedAt.toISOString() }),
    ...(job.completedAt && { completedDate: job.completedAt.toISOString() }),
    ...(job.canceledBy !== undefined && {
      canceledBy: job.canceledBy,
      canceledByName: nameOf(org, job.canceledBy)
    }),
    ...(job.error && { errorStatusCode: job.error.code, errorMessage: job.error.message }),
    ...(includeDetails && { details: details(org, job, failed) })
  };
}

function details(org: Org, job: DeployJob, failed: readonly DeployMessage[]) {
  const createdDate = (job.completedAt ?? job.createdAt).toISOString();
  const message = (one: DeployMessage) => ({
    ...one,
    createdDate,
    deleted: false
  });
  return {
    componentFailures: failed.map(message),
    componentSuccesses: job.messages.filter(({ success }) => success).map(message),
    runTestResult: testRunResult(org, job.run)
  };
}

function nameOf(org: Org, userId: string): string {
  const find = org.store.prepare('SELECT "Name" FROM "User" WHERE "Id" = ?').pluck();
  const name = find.get(userId);
  return typeof name === 'string' ? name : '';
}
