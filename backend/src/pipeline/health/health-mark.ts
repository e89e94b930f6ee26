import { contentHash } from '../../adapters/storage/index.ts';
import type { HealthRow } from '../../domain/index.ts';

/** Set before the mark of what the org refused: not worth a call of its own until it says something else. */
const REFUSED = '!';
/** What another tick changes anyway. */
const PASSING: Readonly<Record<HealthRow['object'], readonly string[]>> = {
  SyncRun__c: ['ApiCalls__c', 'ApiCallsLeft__c', 'FinishedAt__c'],
  SyncIssue__c: ['SyncRun__r', 'SyncRun__c', 'LastSeenAt__c']
};

/** What is remembered of a row that was told: what it says, and what it says besides. */
export function markOf({ object, fields }: HealthRow): string {
  const lasting = Object.entries(fields).filter(([name]) => !PASSING[object].includes(name));
  const besides = { ApiCalls__c: fields['ApiCalls__c'], seenOn: dayOf(fields['LastSeenAt__c']) };
  return `${contentHash(Object.fromEntries(lasting))}.${contentHash(besides)}`;
}

export function markOfRefused(row: HealthRow): string {
  return REFUSED + markOf(row);
}

export function isRefused(told: string): boolean {
  return told.startsWith(REFUSED);
}

/** Whether the org has heard something else of this row, or nothing at all. */
export function saysElse(told: string | undefined, mark: string): boolean {
  const [before = ''] = (told ?? '').replace(REFUSED, '').split('.');
  return before !== mark.split('.')[0];
}

/** An issue that is seen by every run is told again once a day. */
function dayOf(instant: unknown): string {
  return typeof instant === 'string' ? instant.slice(0, 10) : '';
}
