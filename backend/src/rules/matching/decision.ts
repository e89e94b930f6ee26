import type { MemberLink, OrgPerson, SessionLink } from '../../domain/index.ts';

/** Who a member is, as the rules see it: a link without its place and time. */
export type Decision = Pick<
  MemberLink,
  'contactId' | 'leadId' | 'accountId' | 'rule' | 'evidence' | 'confidence' | 'candidates'
>;

export const NOBODY: Decision = {
  contactId: null,
  leadId: null,
  accountId: null,
  rule: 'none',
  evidence: null,
  confidence: 0,
  candidates: []
};

/** A link to this very person; a converted Lead is never the end of a link. */
export function toPerson(
  person: OrgPerson,
  why: Pick<Decision, 'rule' | 'evidence' | 'confidence'>
): Decision {
  return {
    ...NOBODY,
    contactId: person.object === 'Contact' ? person.recordId : null,
    leadId: person.object === 'Lead' ? person.recordId : null,
    accountId: person.accountId,
    ...why
  };
}

/** Never decided silently: listed for a choice. */
export function ambiguous(evidence: string, recordIds: readonly string[]): Decision {
  return { ...NOBODY, rule: 'ambiguous', evidence, candidates: recordIds.toSorted() };
}

export function sameDecision(link: MemberLink, decision: Decision): boolean {
  return (
    link.rule === decision.rule &&
    link.evidence === decision.evidence &&
    link.confidence === decision.confidence &&
    !pointsElsewhere(link, { ...link, ...decision }) &&
    link.candidates.join() === decision.candidates.join()
  );
}

/** Whether activities copied from the old link are out of date under the new one. */
export function pointsElsewhere(
  before: MemberLink | undefined,
  after: MemberLink | undefined
): boolean {
  return (['contactId', 'leadId', 'accountId'] as const).some(
    (field) => (before?.[field] ?? null) !== (after?.[field] ?? null)
  );
}

/** Whether a session's link says something else than before; without one it is nobody's. */
export function sessionLinkDiffers(before: SessionLink | undefined, after: SessionLink): boolean {
  const isSame = [
    ...(['memberKey', 'contactId', 'leadId', 'accountId'] as const),
    ...(['opportunityId', 'ownerId', 'ownerEmail'] as const)
  ].every((field) => (before?.[field] ?? null) === after[field]);
  return !isSame || (before?.isAmbiguous ?? false) !== after.isAmbiguous;
}
