import type { Scope } from '../../adapters/storage/index.ts';
import type { SettledIntent } from './create-contacts.ts';

const CODE = 'contact_not_created';

/** The one cause for all of them: the integration user may not create Contacts. */
export const MISSING_RIGHT = {
  object: 'Contact',
  code: 'contacts_not_creatable',
  recordKeys: ['']
};

export async function reportMissingRight(
  scope: Scope,
  { connectionId, runId }: { readonly connectionId: string; readonly runId: string }
): Promise<void> {
  await scope.issues.report([
    {
      ...{ connectionId, runId, object: MISSING_RIGHT.object, recordKey: '' },
      ...{ code: MISSING_RIGHT.code, field: '' },
      message: 'The integration user cannot create Contacts; members without one stay unlinked.',
      remedy:
        'Give it create on Contact and edit on its name, e-mail, title and account in a permission set of your own: packages cannot. Or switch createContacts off.'
    }
  ]);
}

/** A Contact that the org does not want is a person's to decide on. */
export async function reportRefusals(
  scope: Scope,
  { connectionId, runId }: { readonly connectionId: string; readonly runId: string },
  settled: readonly SettledIntent[]
): Promise<void> {
  const done = settled.filter(({ intent }) => intent.state !== 'refused');
  const recordKeys = done.map(({ intent }) => intent.memberKey);
  await scope.issues.resolve(connectionId, { object: 'Contact', code: CODE, recordKeys });
  await scope.issues.report(
    settled
      .filter(({ intent }) => intent.state === 'refused')
      .map(({ intent }) => ({
        ...{ connectionId, runId, object: 'Contact', recordKey: intent.memberKey },
        ...{ code: CODE, field: '' },
        message: `No Contact was made for this member. ${intent.message ?? ''}`.trim(),
        remedy:
          'Link the member on its record page, or make the Contact by hand; to have all tried anew, switch createContacts off and on.'
      }))
  );
}
