import type { LinkChoice, MemberLink } from '../../domain/index.ts';

type ChosenLink = Omit<MemberLink, 'connectionId' | 'memberKey'>;

/**
 * Our link after a person edited the member in the org; undefined when it says what ours says. A
 * lock makes it unchangeable; another target makes it manual; a lock taken away hands it back to
 * the rules.
 * @param now ISO-8601 UTC
 */
export function chosenLink(
  choice: LinkChoice,
  current: MemberLink | undefined,
  now: string
): ChosenLink | undefined {
  const { contactId, leadId, accountId, locked } = choice;
  const target = { contactId, leadId, accountId };
  const isSameTarget =
    contactId === (current?.contactId ?? null) &&
    leadId === (current?.leadId ?? null) &&
    accountId === (current?.accountId ?? null);
  const wasLocked = current?.locked ?? false;
  if (isSameTarget && locked === wasLocked) return undefined;
  const isReleased = wasLocked && !locked;
  return {
    ...target,
    rule: isReleased ? ruleOf(choice) : 'manual',
    evidence: isReleased
      ? 'Released by a person in Salesforce'
      : 'Chosen by a person in Salesforce',
    confidence: isReleased ? 0 : 100,
    matchedAt: now,
    locked,
    candidates: []
  };
}

/** The rule that a released link is taken to rest on until the rules decide again. */
function ruleOf({ contactId, leadId, accountId }: LinkChoice): MemberLink['rule'] {
  if (contactId) return 'contact_email';
  if (leadId) return 'lead_email';
  return accountId ? 'account_domain' : 'none';
}
