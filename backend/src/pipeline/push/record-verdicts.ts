import type { Scope } from '../../adapters/storage/index.ts';
import { type IssueReport, type TargetObject, type WriteException } from '../../domain/index.ts';
import { PARENTS } from './planner.ts';
import { hashOf, type Row } from './row.ts';
import { RECIPIENT_MISSING, type ExceptionCause, type Verdict } from './verdict.ts';

interface RecordContext {
  readonly connectionId: string;
  readonly runId: string;
  readonly now: Date;
}

type Excepted = Extract<Verdict, { kind: 'excepted' }>;
type Landed = Extract<Verdict, { kind: 'landed' }>;

/** Writes down what became of the rows of one call; the caller advances the cursors with it. */
export async function recordVerdicts(
  scope: Scope,
  context: RecordContext,
  verdicts: readonly Verdict[]
): Promise<void> {
  const landed = verdicts.filter((verdict) => verdict.kind === 'landed');
  const excepted = verdicts.filter((verdict) => verdict.kind === 'excepted');
  await forgetUnknown(scope, context, verdicts);
  await recordLanded(scope, context, landed);
  await closeIssues(scope, context, [...landed, ...excepted]);
  await scope.exceptions.saveAll([
    ...excepted.map(({ row, cause }) => toException(context, row, cause)),
    ...landed.flatMap(({ row }) => withoutRecipient(context, row))
  ]);
  const parked = excepted.filter(({ cause }) => cause.state === 'parked');
  await scope.issues.report(parked.map((verdict) => toIssue(context, verdict)));
}

/** A parent that a child does not find is there no more, whatever landed of it once. */
async function forgetUnknown(
  scope: Scope,
  { connectionId }: RecordContext,
  verdicts: readonly Verdict[]
): Promise<void> {
  const orphans = verdicts.filter((verdict) => verdict.kind === 'with-parents');
  const keys = [...new Set(orphans.flatMap(({ unknown }) => unknown))];
  for (const object of PARENTS) {
    await scope.sentHashes.deleteAll(connectionId, object, keys);
  }
}

async function recordLanded(
  scope: Scope,
  { connectionId }: RecordContext,
  landed: readonly Landed[]
): Promise<void> {
  for (const [object, verdicts] of Map.groupBy(landed, ({ row }) => row.write.object)) {
    const rows = verdicts.map(({ row }) => row);
    const settled = rows.filter((row) => row.exceptionCode !== null);
    await scope.exceptions.deleteAll(connectionId, object, keysOf(settled));
    if (object === 'Activity__c') continue;
    const hashes = new Map(rows.map((row) => [row.write.externalId, hashOf(row)]));
    await scope.sentHashes.saveAll(connectionId, object, hashes);
  }
}

/** What was reported of these rows before no longer holds, or is reported anew. */
async function closeIssues(
  scope: Scope,
  { connectionId }: RecordContext,
  verdicts: readonly (Landed | Excepted)[]
): Promise<void> {
  const known = verdicts.map(({ row }) => row).filter((row) => row.exceptionCode !== null);
  const byCause = Map.groupBy(known, (row) => `${row.write.object} ${row.exceptionCode}`);
  for (const [cause, rows] of byCause) {
    const [object = '', code = ''] = cause.split(' ');
    await scope.issues.resolve(connectionId, { object, code, recordKeys: keysOf(rows) });
  }
}

function toException(
  { connectionId, now }: RecordContext,
  row: Row,
  { retryInMs, ...cause }: ExceptionCause
): WriteException {
  return {
    connectionId,
    object: row.write.object,
    externalId: row.write.externalId,
    ...cause,
    retryAt: retryInMs === null ? null : new Date(now.getTime() + retryInMs).toISOString(),
    payloadHash: hashOf(row),
    firstSeenAt: now.toISOString(),
    lastSeenAt: now.toISOString()
  };
}

/** It has landed, but incomplete: sent again when its recipient is there. */
function withoutRecipient(context: RecordContext, row: Row): WriteException[] {
  if (row.missingRecipient === null) return [];
  const cause: ExceptionCause = {
    state: 'waiting',
    code: RECIPIENT_MISSING,
    field: 'Recipient__c',
    message: 'In Salesforce without its recipient, who is not there yet.',
    remedy: 'Nothing to do here: completed as soon as the recipient has landed.',
    attempts: 0,
    retryInMs: null,
    parentKey: row.missingRecipient
  };
  return [toException(context, row, cause)];
}

function toIssue(context: RecordContext, { row, cause }: Excepted): IssueReport {
  return {
    connectionId: context.connectionId,
    runId: context.runId,
    object: row.write.object satisfies TargetObject,
    recordKey: row.write.externalId,
    code: cause.code,
    field: cause.field ?? '',
    message: cause.message,
    remedy: cause.remedy
  };
}

function keysOf(rows: readonly Row[]): string[] {
  return rows.map((row) => row.write.externalId);
}
