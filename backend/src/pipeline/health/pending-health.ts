import type { Storage } from '../../adapters/storage/index.ts';
import type { HealthRequest, HealthRow, Issue, Run } from '../../domain/index.ts';
import { issueRow, runRow, type RunSurroundings } from '../../rules/index.ts';
import { isRefused, markOf, saysElse } from './health-mark.ts';

/** So many of the newest are kept in the org. */
const KEPT = 200;

/** What the org is to be told. */
export interface PendingHealth {
  readonly requests: readonly HealthRequest[];
  /** Something an administrator should see soon: it is worth an API call of its own. */
  readonly isNews: boolean;
}

interface HealthSource extends RunSurroundings {
  readonly storage: Pick<Storage, 'runs' | 'issues' | 'sentHashes'>;
  readonly connectionId: string;
  /** The current run as it is to be told. */
  readonly run: Run;
}

/** What differs between the runs and issues here and what the org was last told of them. */
export async function pendingHealth(source: HealthSource): Promise<PendingHealth> {
  const { storage, connectionId, run } = source;
  const toldRuns = await storage.sentHashes.list(connectionId, 'SyncRun__c');
  // An issue that names a run the org does not have would be refused with it.
  const takesRuns = ![...toldRuns.values()].some(isRefused);
  const knownRuns = takesRuns ? [...toldRuns.keys(), run.id] : [];
  const issues = await pendingIssues(source, new Set(knownRuns));
  const earlier = (await storage.runs.list(connectionId, KEPT)).filter(
    (one) => one.id !== run.id && (toldRuns.has(one.id) || isWorthTelling(one))
  );
  const isTold = isWorthTelling(run) || issues.isNews || toldRuns.has(run.id);
  const runs = [
    ...(isTold ? [runRow(run, source)] : []),
    ...earlier.map((one) => runRow(one, { ...source, callsLeft: null }))
  ].slice(0, KEPT);
  const current = runs.filter(({ externalId }) => externalId === run.id);
  return {
    requests: [...differing(runs, toldRuns), ...issues.requests],
    isNews: issues.isNews || current.some((row) => isNews(row, toldRuns))
  };
}

async function pendingIssues(
  { storage, connectionId }: HealthSource,
  knownRuns: ReadonlySet<string>
): Promise<PendingHealth> {
  const told = await storage.sentHashes.list(connectionId, 'SyncIssue__c');
  const open = await storage.issues.listOpen(connectionId, KEPT);
  const known = await storage.issues.listByIds([...told.keys()]);
  const resolved = known
    .filter(({ state }) => state === 'resolved')
    .toSorted((a, b) => (a.lastSeenAt < b.lastSeenAt ? 1 : -1));
  const rows = [...open, ...resolved].slice(0, KEPT).map((issue) => {
    return issueRow(issue, runOf(issue, knownRuns));
  });
  const ids = new Set(known.map(({ id }) => id));
  // The org may hold issues of a database that was lost.
  const unknown = [...told.keys()].filter((id) => !ids.has(id));
  const gone = unknown.map((externalId): HealthRequest => {
    return { kind: 'delete', row: { object: 'SyncIssue__c', externalId } };
  });
  for (const id of unknown) told.delete(id);
  return {
    requests: [...differing(rows, told), ...gone],
    isNews: gone.length > 0 || rows.some((row) => isNews(row, told))
  };
}

/** A run that found nothing to do is none that an administrator looks for. */
function isWorthTelling({ kind, status, created, updated }: Run): boolean {
  if (kind === 'rehearsal') return false;
  const isDone = status === 'done' || status === 'done_with_parked';
  return created + updated > 0 || (!isDone && status !== 'running');
}

function differing(rows: readonly HealthRow[], told: ReadonlyMap<string, string>): HealthRequest[] {
  const upserts = rows
    .filter((row) => told.get(row.externalId) !== markOf(row))
    .map((row): HealthRequest => ({ kind: 'upsert', row }));
  const fresh = rows.filter(({ externalId }) => !told.has(externalId)).length;
  const kept = new Set(rows.map(({ externalId }) => externalId));
  // Keys grow with time: the oldest of what is not listed any more make way.
  const oldest = [...told.keys()].filter((externalId) => !kept.has(externalId)).toSorted();
  const surplus = oldest.slice(0, Math.max(0, told.size + fresh - KEPT));
  const object = rows[0]?.object;
  const deletes = surplus.flatMap((externalId): HealthRequest[] =>
    object ? [{ kind: 'delete', row: { object, externalId } }] : []
  );
  return [...upserts, ...deletes];
}

function isNews(row: HealthRow, told: ReadonlyMap<string, string>): boolean {
  return saysElse(told.get(row.externalId), markOf(row));
}

function runOf({ runId }: Issue, knownRuns: ReadonlySet<string>): string | null {
  return runId !== null && knownRuns.has(runId) ? runId : null;
}
