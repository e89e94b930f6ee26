import type { Issue, Run } from '../../domain/index.ts';
import type {
  ConnectionSummary,
  ImportSummary,
  StorageUse,
  WorkspaceStatus
} from '../../history/index.ts';
import { describeStanding } from './describe-api-use.ts';
import { amount, moment, number, withoutMiddle } from './wording.ts';

const ISSUES_SHOWN = 10;

type Counts = WorkspaceStatus['counts'];

/** The status as a person reads it, one fact per line. */
export function describeStatus(status: WorkspaceStatus): string {
  return [
    line('Connection', describeConnection(status.connection)),
    line('Community', describeCounts(status.counts)),
    line('Last import', describeImport(status.lastImport)),
    // Without an org nothing waits to be sent, and nothing was.
    ...(status.connection ? describePush(status) : [])
  ].join('\n');
}

function describePush(status: WorkspaceStatus): string[] {
  const { outbox, apiUse, storage, schedule, lastRuns, issues } = status;
  return [
    line(
      'Outbox',
      `${number(outbox.pending)} to send, ${number(outbox.waiting)} waiting for a parent, ` +
        `${number(outbox.parked)} parked`
    ),
    ...(schedule.nextRunAt ? [line('Next run', moment(schedule.nextRunAt))] : []),
    line('API calls', `${number(apiUse.callsLast24Hours)} in the last 24 hours`),
    ...(apiUse.org?.max ? [line('', describeStanding(apiUse.org))] : []),
    ...(storage ? [line('Storage', describeStorage(storage))] : []),
    ...describeRuns(lastRuns),
    ...describeIssues(issues)
  ];
}

function describeStorage({ mb, capMb, org, capReachedOn, orgFullOn }: StorageUse): string {
  return [
    `${number(mb)} MB for our rows${capMb === null ? '' : ` of ${number(capMb)} MB set as the cap`}`,
    ...(org ? [`${number(org.leftMb)} of ${number(org.maxMb)} MB left in the org`] : []),
    ...(capReachedOn ? [`from ${capReachedOn} on the oldest leave for new ones`] : []),
    ...(orgFullOn ? [`at this pace the org is full on ${orgFullOn}`] : [])
  ].join('; ');
}

function describeCounts({ communities, members, activities, sessions }: Counts): string {
  return [
    amount(communities, 'community', 'communities'),
    amount(members, 'member'),
    amount(activities, 'activity', 'activities'),
    ...(sessions > 0 ? [amount(sessions, 'session')] : [])
  ].join(', ');
}

function line(label: string, text: string): string {
  return `${label.padEnd(12)} ${text}`;
}

function describeConnection(connection: ConnectionSummary | null): string {
  if (!connection) return 'none yet; "porchlight connect" makes one';
  const { name, state, username, instanceUrl, stateReason } = connection;
  const reason = stateReason ? ` (${stateReason})` : '';
  const user = name === username ? '' : `as ${username} `;
  return `${name}: ${state}${reason}, ${user}at ${instanceUrl}`;
}

function describeImport(last: ImportSummary | null): string {
  if (!last) return 'none yet; "porchlight import" makes one';
  const reason = last.message ? `: ${last.message}` : '';
  return (
    `${moment(last.startedAt)} ${last.connector} ${last.state}: ` +
    `${number(last.accepted)} new or changed, ${number(last.duplicates)} known already, ${number(last.rejected)} rejected${reason}`
  );
}

function describeRuns(runs: readonly Run[]): string[] {
  if (runs.length === 0) return [line('Last run', 'none yet; "porchlight sync" makes one')];
  return runs.map((run, i) => line(i === 0 ? 'Last runs' : '', describeRun(run)));
}

/** One line: when, how it ended, what it did. */
export function describeRun(run: Run): string {
  const reason = run.message ? `: ${run.message}` : '';
  return (
    `${moment(run.startedAt)} ${run.status.replaceAll('_', ' ')}: ${number(run.created)} created, ` +
    `${number(run.updated)} updated, ${number(run.parked)} parked, ` +
    `${amount(run.apiCalls, 'API call')}${reason}`
  );
}

function describeIssues(issues: readonly Issue[]): string[] {
  if (issues.length === 0) return [line('Attention', 'nothing needs it')];
  const shown = issues
    .slice(0, ISSUES_SHOWN)
    .flatMap((issue, i) => [
      line(
        i === 0 ? 'Attention' : '',
        `${describeSubject(issue)}: ${withoutMiddle(issue.message)} [${issue.code}]`
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
