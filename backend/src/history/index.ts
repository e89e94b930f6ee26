export { apiUse, type ApiStanding, type ApiUse } from './api-use.ts';
export type { OutboxCounts } from './outbox.ts';
export { recordHistory, type RecordChange, type RecordHistory } from './record-history.ts';
export { countOutbox } from './outbox.ts';
export type { StorageUse } from './storage-use.ts';
export {
  TIMETABLE_LEASE,
  WorkspaceHistory,
  type ConnectionSummary,
  type ImportSummary,
  type Schedule,
  type SyncState,
  type WorkspaceStatus
} from './workspace-status.ts';
export { issuesCsv } from './issues-csv.ts';
export { ConnectionHistory, type RunDetails } from './connection-history.ts';
export type {
  AuditPageQuery,
  IssueGroup,
  IssuePageQuery,
  PlanRowQuery,
  RunPageQuery,
  RunRow
} from '../adapters/storage/index.ts';
export { supportBundle, type SupportBundle } from './support-bundle.ts';
