export { contentHash } from './content-hash.ts';
export { countLastingRows } from './count-lasting-rows.ts';
export { forgetExceptions } from './forget-exceptions.ts';
export type { Dialect } from './dialect.ts';
export { SecretNotFoundError, StorageTooNewError, StorageUnavailableError } from './errors.ts';
export { migrate } from './migrate.ts';
export { openStorage, type Storage, type StorageTarget } from './open-storage.ts';
export type { PendingAuthorisation } from './repositories/authorisation-repository.ts';
export type { BulkJobRecord } from './repositories/bulk-job-repository.ts';
export type { ChangeQuery, RecordKind } from './repositories/change-repository.ts';
export type { CursorPlace } from './repositories/cursor-repository.ts';
export type { ImportRecord, ImportState, ImportTotals } from './repositories/import-repository.ts';
export type { ActivityState, MemberState, SessionState } from './repositories/push-feed.ts';
export type {
  ActivityDayCount,
  PeopleTotals,
  SessionTotals,
  TotalsColumn
} from './repositories/rollup-totals.ts';
export type { RetentionWindow } from './repositories/expired-activity-repository.ts';
export type { ConfirmedPoint } from './repositories/confirmed-point-repository.ts';
export type { AuditPageQuery } from './repositories/audit-repository.ts';
export type { IssueGroup, IssuePageQuery } from './repositories/issue-pages.ts';
export type { PlanRowQuery } from './repositories/plan-repository.ts';
export type { RunPageQuery, RunRow } from './repositories/run-pages.ts';
export type {
  LastVerification,
  MetAccess,
  OrgAccess
} from './repositories/org-access-repository.ts';
export type { SealedSecret } from './repositories/secret-repository.ts';
export { undone } from './undone.ts';
export type { SaveOutcome } from './save-by-hash.ts';
export type { Scope } from './scope.ts';
