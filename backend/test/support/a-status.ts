import type { WorkspaceStatus } from '../../src/history/index.ts';

/** A workspace with an import behind it, and nothing else. */
export function aStatus(given: Partial<WorkspaceStatus> = {}): WorkspaceStatus {
  return {
    connection: null,
    outbox: { pending: 0, waiting: 0, parked: 0 },
    counts: { communities: 1, members: 60, activities: 2_500, sessions: 0 },
    apiUse: { callsLast24Hours: 0, org: null },
    storage: null,
    lastImport: null,
    schedule: { intervalMinutes: 10, nextRunAt: null },
    lastRuns: [],
    issues: [],
    ...given
  };
}
