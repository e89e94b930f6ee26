import type { Scope } from '../../adapters/storage/index.ts';
import type { MemberLink } from '../../domain/index.ts';

const CODE = 'ambiguous_match';

/** One issue for each member with several candidates; closed when the choice has been made. */
export async function reportAmbiguity(
  scope: Scope,
  { connectionId, runId }: { readonly connectionId: string; readonly runId: string },
  links: readonly MemberLink[]
): Promise<void> {
  const open = links.filter((link) => link.rule === 'ambiguous');
  const settled = links.filter((link) => link.rule !== 'ambiguous');
  await scope.issues.report(
    open.map((link) => ({
      connectionId,
      runId,
      object: 'Member__c',
      recordKey: link.memberKey,
      code: CODE,
      field: '',
      message: `${link.evidence ?? 'Several people match'}: ${link.candidates.join(', ')}.`,
      remedy: 'Choose the right one on the member, or merge the duplicates in Salesforce.'
    }))
  );
  await scope.issues.resolve(connectionId, {
    code: CODE,
    recordKeys: settled.map((link) => link.memberKey)
  });
}
