import type { CatalogueRow } from '../catalogue-rows.ts';
import type { SetupIds } from '../setup-ids.ts';
import { coverageRows } from './coverage-rows.ts';
import type { ApexTestRun } from './test-run.ts';
import { stackTraceOf } from './test-run-result.ts';

/** Rows of the objects that tell about test runs, by object. */
export function testRows(runs: readonly ApexTestRun[], ids: SetupIds): Map<string, CatalogueRow[]> {
  return new Map([
    ['AsyncApexJob', runs.map(jobRow)],
    ['ApexTestRunResult', runs.map(runRow)],
    ['ApexTestQueueItem', runs.flatMap((run) => itemRows(run, ids))],
    ['ApexTestResult', runs.flatMap((run) => resultRows(run, ids))],
    ...coverageRows(runs, ids)
  ]);
}

function jobRow(run: ApexTestRun): CatalogueRow {
  return {
    Id: run.jobId,
    JobType: 'TestRequest',
    Status: run.status,
    JobItemsProcessed: completed(run, run.items.length),
    TotalJobItems: run.items.length,
    NumberOfErrors: failed(run),
    CreatedById: run.userId,
    CreatedDate: run.startedAt.toISOString(),
    CompletedDate: run.completedAt?.toISOString() ?? null
  };
}

function runRow(run: ApexTestRun): CatalogueRow {
  const methods = run.request.tests.flatMap((one) => one.methods).length;
  const testTime = run.outcomes.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return {
    Id: run.resultId,
    AsyncApexJobId: run.jobId,
    UserId: run.userId,
    JobName: null,
    IsAllTests: Number(run.request.isAll),
    Source: 'TOOLING_API',
    Status: run.status === 'Completed' && failed(run) > 0 ? 'Failed' : run.status,
    StartTime: run.startedAt.toISOString(),
    EndTime: run.completedAt?.toISOString() ?? null,
    TestTime: run.completedAt ? Math.round(testTime) : null,
    TestSetupTime: 0,
    ClassesEnqueued: run.items.length,
    ClassesCompleted: completed(run, run.items.length),
    MethodsEnqueued: methods,
    MethodsCompleted: run.outcomes.length,
    MethodsFailed: failed(run)
  };
}

function itemRows(run: ApexTestRun, ids: SetupIds): CatalogueRow[] {
  return run.items.map(({ id, className }) => ({
    Id: id,
    ApexClassId: ids.of('01p', className),
    Status: run.status,
    ExtendedStatus: run.problem ?? extendedStatus(run, className),
    ParentJobId: run.jobId,
    TestRunResultId: run.resultId,
    ShouldSkipCodeCoverage: Number(run.request.skipCoverage)
  }));
}

/** `(3/4)`: passed of all. */
function extendedStatus({ outcomes }: ApexTestRun, className: string): string | null {
  const own = outcomes.filter((one) => one.className === className);
  if (own.length === 0) return null;
  return `(${own.filter(({ passed }) => passed).length}/${own.length})`;
}

function resultRows(run: ApexTestRun, ids: SetupIds): CatalogueRow[] {
  const items = new Map(run.items.map(({ id, className }) => [className, id]));
  return run.outcomes.map((outcome, index) => ({
    Id: run.outcomeIds[index] ?? '',
    ApexClassId: ids.of('01p', outcome.className),
    MethodName: outcome.methodName,
    Outcome: outcomeOf(run, outcome.passed),
    Message: outcome.message ?? null,
    StackTrace: stackTraceOf(outcome) || null,
    RunTime: Math.round(outcome.milliseconds),
    TestTimestamp: run.startedAt.toISOString(),
    AsyncApexJobId: run.jobId,
    ApexLogId: null,
    IsTestSetup: 0,
    QueueItemId: items.get(outcome.className) ?? null,
    ApexTestRunResultId: run.resultId
  }));
}

function outcomeOf({ problem }: ApexTestRun, passed: boolean): string {
  if (problem !== undefined) return 'CompileFail';
  return passed ? 'Pass' : 'Fail';
}

function completed({ completedAt }: ApexTestRun, count: number): number {
  return completedAt ? count : 0;
}

function failed({ outcomes }: ApexTestRun): number {
  return outcomes.filter(({ passed }) => !passed).length;
}
