export type { OutboxCounts } from './outbox.ts';
export {
  WorkspaceHistory,
  type ConnectionSummary,
  type ImportSummary,
  type WorkspaceStatus
} from './workspace-status.ts';
