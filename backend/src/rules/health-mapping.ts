import type { HealthRow, Issue, Run } from '../domain/index.ts';
import { cutText } from './cut-text.ts';

/** Lengths of the package's fields. */
const LONG_TEXT = 2000;
const KEY_LENGTH = 255;
const CODE_LENGTH = 80;

/** Every field that a run or an issue is told with, in describe's words. */
export const HEALTH_FIELDS: Readonly<Record<HealthRow['object'], readonly string[]>> = {
  SyncRun__c: [
    ...['Kind__c', 'Status__c', 'StartedAt__c', 'FinishedAt__c', 'Created__c', 'Updated__c'],
    ...['Unchanged__c', 'Parked__c', 'ApiCalls__c', 'ApiCallsLeft__c', 'Message__c', 'StudioUrl__c']
  ],
  SyncIssue__c: [
    ...['SyncRun__c', 'Object__c', 'RecordKey__c', 'Code__c', 'Remedy__c', 'FirstSeenAt__c'],
    ...['LastSeenAt__c', 'State__c', 'RetryRequestedAt__c']
  ]
};

/** What an org is told of a run beside its record. */
export interface RunSurroundings {
  /** API calls that the org's day has left; null when it is not known. */
  readonly callsLeft: number | null;
  /** Where people reach the Studio, without a path; null when that is not set. */
  readonly studioUrl: string | null;
}

export function runRow(run: Run, { callsLeft, studioUrl }: RunSurroundings): HealthRow {
  return {
    object: 'SyncRun__c',
    externalId: run.id,
    fields: {
      Kind__c: run.kind,
      Status__c: run.status,
      StartedAt__c: run.startedAt,
      FinishedAt__c: run.finishedAt,
      Created__c: run.created,
      Updated__c: run.updated,
      Unchanged__c: run.unchanged,
      Parked__c: run.parked,
      ApiCalls__c: run.apiCalls,
      ApiCallsLeft__c: callsLeft,
      Message__c: run.message && cutText(run.message, LONG_TEXT),
      StudioUrl__c: studioUrl && `${studioUrl}/#/history/${run.id}?connection=${run.connectionId}`
    }
  };
}

/**
 * Telling an issue answers the retry that somebody asked for.
 * @param runId the run that saw it last, when the org knows that run
 */
export function issueRow(issue: Issue, runId: string | null): HealthRow {
  return {
    object: 'SyncIssue__c',
    externalId: issue.id,
    fields: {
      ...(runId ? { SyncRun__r: { ExternalId__c: runId } } : { SyncRun__c: null }),
      Object__c: cutText(issue.object, CODE_LENGTH) || null,
      RecordKey__c: cutText(issue.recordKey, KEY_LENGTH) || null,
      Code__c: cutText(issue.code, CODE_LENGTH),
      Remedy__c: cutText(whatToDo(issue), LONG_TEXT),
      FirstSeenAt__c: issue.firstSeenAt,
      LastSeenAt__c: issue.lastSeenAt,
      State__c: issue.state,
      RetryRequestedAt__c: null
    }
  };
}

/** The org's own words may quote the value that it refused; they stay with us. */
function whatToDo({ code, field, message, remedy }: Issue): string {
  const isOurs = code === code.toLowerCase();
  if (isOurs) return `${message} ${remedy}`;
  return field ? `${field}: ${remedy}` : remedy;
}
