import { BulkClient } from '../api/bulk-client.ts';
import type { OrgUnderTest } from '../api/org-under-test.ts';
import type { OrgOptions } from '../../src/org.ts';
import { conforms, withOrg } from './conforms.ts';

/** Inserts accounts. */
export const accounts = { operation: 'insert', object: 'Account' };
/** Upserts communities by their key. */
export const upserts = {
  operation: 'upsert',
  object: 'Community__c',
  externalIdFieldName: 'ExternalId__c'
};
export const header = 'ExternalId__c,Name,Platform__c';

/** A Bulk client on an org whose clock stands: a job ends when its time has passed. */
export function bulkly(
  id: string,
  check: (bulk: BulkClient, org: OrgUnderTest) => Promise<void>,
  options: Partial<OrgOptions> = {}
): void {
  const clock = new Date('2026-03-01T09:00:00Z');
  conforms(id, () => withOrg({ clock, ...options }, (org) => check(new BulkClient(org), org)));
}
