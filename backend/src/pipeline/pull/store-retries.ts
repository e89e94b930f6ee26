import type { Scope } from '../../adapters/storage/index.ts';
import { KIND_OF, PUSH_ORDER, type Change, type Issue } from '../../domain/index.ts';

/**
 * Takes up what people asked for in the org: parked rows are due in this run, a Contact that was refused
 * may be made anew, and other records are looked at again. Each request is answered when its issue is
 * told again.
 * @param issueIds of issues as the org names them; what we do not know is taken out of the org
 */
export async function storeRetries(
  scope: Scope,
  connectionId: string,
  issueIds: readonly string[]
): Promise<void> {
  if (issueIds.length === 0) return;
  const issues = (await scope.issues.listByIds(issueIds)).filter(
    (issue) => issue.connectionId === connectionId && issue.recordKey !== ''
  );
  const keys = issues.map(({ recordKey }) => recordKey);
  await scope.exceptions.retryParked(connectionId, { keys });
  await scope.contactIntents.forgetRefused(connectionId, keys);
  await scope.changes.append(issues.flatMap((issue) => lookAgain(connectionId, issue)));
  const told = new Map(issueIds.map((id) => [id, '']));
  await scope.sentHashes.saveAll(connectionId, 'SyncIssue__c', told);
}

function lookAgain(connectionId: string, { object, recordKey: key }: Issue): Change[] {
  const target = PUSH_ORDER.find((one) => one === object);
  if (!target) return [];
  return [{ kind: KIND_OF[target], key, connectionId, origin: 'pull', depth: 0 }];
}
