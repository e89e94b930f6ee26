import type { Issue, Run } from '../../domain/index.ts';
import type { ConnectionSummary, ImportSummary, WorkspaceStatus } from '../../history/index.ts';

const ISSUES_SHOWN = 10;

/** The status as a person reads it, one fact per line. */
export function describeStatus(status: WorkspaceStatus): string {
  const { counts, outbox, apiUse } = status;
  return [
    line('Connection', describeConnection(status.connection)),
    line(
      'Community',
      [
        amount(counts.communities, 'community', 'communities'),
        amount(counts.members, 'member', 'members'),
        amount(counts.activities, 'activity', 'activities'),
        amount(counts.sessions, 'session', 'sessions')
      ].join(', ')
    ),
    line(
      'Outbox',
      `${number(outbox.pending)} to send, ${number(outbox.waiting)} waiting for a parent, ` +
        `${number(outbox.parked)} parked`
    ),
    line('API calls', `${number(apiUse.callsLast24Hours)} in the last 24 hours`),
    line('Last import', describeImport(status.lastImport)),
    ...describeRuns(status.lastRuns),
    ...describeIssues(status.issues)
  ].join('\n');
}

function line(label: string, text: string): string {
  return `${label.padEnd(12)} ${text}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function amount(value: number, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

function describeConnection(connection: ConnectionSummary | null): string {
  if (!connection) return 'none yet; "porchlight connect" makes one';
  const { name, state, username, instanceUrl, stateReason } = connection;
  const reason = stateReason ? ` (${stateReason})` : '';
  return `${name}: ${state}${reason}, as ${username} at ${instanceUrl}`;
}

function describeImport(last: ImportSummary | null): string {
  if (!last) return 'none yet; "porchlight import" makes one';
  const reason = last.message ? `: ${last.message}` : '';
  return (
    `${last.connector} ${last.state}, begun ${last.startedAt}: ${number(last.accepted)} accepted, ` +
    `${number(last.duplicates)} known already, ${number(last.rejected)} rejected${reason}`
  );
}

function describeRuns(runs: readonly Run[]): string[] {
  if (runs.length === 0) return [line('Last run', 'none yet; "porchlight sync" makes one')];
  return runs.map((run, i) => line(i === 0 ? 'Last runs' : '', describeRun(run)));
}

function describeRun(run: Run): string {
  const reason = run.message ? `: ${run.message}` : '';
  return (
    `${run.startedAt} ${run.status.replaceAll('_', ' ')}: ${number(run.created)} created, ` +
    `${number(run.updated)} updated, ${number(run.parked)} parked, ` +
    `${number(run.apiCalls)} API calls${reason}`
  );
}

function describeIssues(issues: readonly Issue[]): string[] {
  if (issues.length === 0) return [line('Attention', 'nothing needs it')];
  const shown = issues
    .slice(0, ISSUES_SHOWN)
    .flatMap((issue, i) => [
      line(
        i === 0 ? 'Attention' : '',
        `${describeSubject(issue)}: ${issue.message} [${issue.code}]`
      ),
      line('', `→ ${issue.remedy}`)
    ]);
  const rest = issues.length - ISSUES_SHOWN;
  return rest > 0 ? [...shown, line('', `… and ${rest} more (--json lists them)`)] : shown;
}

function describeSubject({ object, recordKey, field }: Issue): string {
  const place = [object, field].filter((part) => part !== '').join('.');
  return [place || 'Connection', recordKey].filter((part) => part !== '').join(' ');
}
