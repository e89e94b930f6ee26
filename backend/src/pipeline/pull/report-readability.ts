import type { MirroredObject, MirrorPage } from '../../adapters/salesforce/index.ts';
import type { Scope } from '../../adapters/storage/index.ts';
import type { StoreContext } from './store-page.ts';

const WANTED: Readonly<Record<MirroredObject, string>> = {
  Contact: 'Contact and its fields Name and Email',
  Lead: 'Lead and its fields Name and Email',
  Opportunity: 'Opportunity and its fields Account, Stage, Amount, Close Date and Owner',
  Account: 'Account and its fields Name and Website',
  Member__c: 'Member__c and its link fields (permission set PorchlightIntegrationUser)'
};

/** Without these rows members stay unlinked, or a person's choice unseen, but they are pushed all the same. */
export async function reportReadability(
  scope: Scope,
  { connectionId, runId, isProvisioned, writes }: StoreContext,
  { object, error }: MirrorPage
): Promise<void> {
  const code = 'people_not_readable';
  // Members come with the package alone, which an org that is only read may do without.
  const isAbsent = object === 'Member__c' && (isProvisioned || writes.length === 0);
  if (!error || isAbsent) return scope.issues.resolve(connectionId, { object, code });
  await scope.issues.report([
    {
      connectionId,
      runId,
      object,
      recordKey: '',
      code,
      field: '',
      message: `${object} cannot be read (${error.code}); members are not matched with it.`,
      remedy: `Give the integration user read access to ${WANTED[object]}.`
    }
  ]);
}
