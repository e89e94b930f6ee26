import type { MemberLink, OrgPerson, SessionLink } from '../domain/index.ts';

/** What matching looks at. `people` share the member's address; `contacts` are those converted leads became. */
export interface MatchInput {
  readonly connectionId: string;
  readonly memberKey: string;
  readonly people: readonly OrgPerson[];
  readonly contacts: ReadonlyMap<string, OrgPerson>;
  readonly current: MemberLink | undefined;
  /** ISO-8601 UTC. */
  readonly now: string;
}

/** People who may be the one looked for. */
type Candidates = Pick<MatchInput, 'people' | 'contacts'>;

export type MatchDecision = Pick<
  MemberLink,
  'contactId' | 'leadId' | 'accountId' | 'rule' | 'evidence' | 'confidence' | 'candidates'
>;

const NOBODY: MatchDecision = {
  contactId: null,
  leadId: null,
  accountId: null,
  rule: 'none',
  evidence: null,
  confidence: 0,
  candidates: []
};

/**
 * Who a member is in the org, by e-mail address: one Contact wins over one Lead, a converted Lead
 * stands for its Contact, and several candidates are never decided silently.
 * @returns the new link, or undefined when nothing changes (a locked link never does).
 */
export function matchMember(input: MatchInput): MemberLink | undefined {
  const { connectionId, memberKey, current, now } = input;
  if (current?.locked) return undefined;
  const decision = matchPeople(input);
  if (current ? sameDecision(current, decision) : decision.rule === 'none') return undefined;
  return { connectionId, memberKey, ...decision, matchedAt: now, locked: false };
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
  const isSame = (['memberKey', 'contactId', 'leadId', 'accountId'] as const).every(
    (field) => (before?.[field] ?? null) === after[field]
  );
  return !isSame || (before?.isAmbiguous ?? false) !== after.isAmbiguous;
}

/** Who has the address that all these people share, by the rules of `matchMember`. */
export function matchPeople(input: Candidates): MatchDecision {
  const contacts = input.people.filter((person) => person.object === 'Contact');
  const leads = input.people.filter((person) => person.object === 'Lead');
  if (contacts.length > 0) return byContacts(contacts);
  const heirs = new Set(leads.flatMap((lead) => lead.convertedContactId ?? []));
  if (heirs.size > 0) return byConvertedLeads(input, leads, [...heirs]);
  return byLeads(leads.filter((lead) => !lead.isConverted));
}

function byContacts(contacts: readonly OrgPerson[]): MatchDecision {
  const [contact] = contacts;
  if (!contact) return NOBODY;
  if (contacts.length > 1) return ambiguous('Contacts', contacts);
  return {
    ...NOBODY,
    contactId: contact.recordId,
    accountId: contact.accountId,
    rule: 'contact_email',
    evidence: `E-mail equals that of Contact ${contact.name}`,
    confidence: 95
  };
}

function byConvertedLeads(
  input: Candidates,
  leads: readonly OrgPerson[],
  heirs: readonly string[]
): MatchDecision {
  const [contactId] = heirs;
  const lead = leads.find((one) => one.convertedContactId === contactId);
  if (!contactId || !lead) return NOBODY;
  if (heirs.length > 1) {
    return {
      ...NOBODY,
      rule: 'ambiguous',
      evidence: `E-mail equals that of Leads converted to ${heirs.length} Contacts`,
      candidates: heirs.toSorted()
    };
  }
  return {
    ...NOBODY,
    contactId,
    accountId: input.contacts.get(contactId)?.accountId ?? null,
    rule: 'lead_email',
    evidence: `E-mail equals that of Lead ${lead.name}, which was converted to this Contact`,
    confidence: 90
  };
}

function byLeads(leads: readonly OrgPerson[]): MatchDecision {
  const [lead] = leads;
  if (!lead) return NOBODY;
  if (leads.length > 1) return ambiguous('Leads', leads);
  return {
    ...NOBODY,
    leadId: lead.recordId,
    rule: 'lead_email',
    evidence: `E-mail equals that of Lead ${lead.name}`,
    confidence: 90
  };
}

function ambiguous(plural: string, people: readonly OrgPerson[]): MatchDecision {
  return {
    ...NOBODY,
    rule: 'ambiguous',
    evidence: `E-mail equals that of ${people.length} ${plural}`,
    candidates: people.map((person) => person.recordId).toSorted()
  };
}

function sameDecision(link: MemberLink, decision: MatchDecision): boolean {
  return (
    link.rule === decision.rule &&
    link.evidence === decision.evidence &&
    link.confidence === decision.confidence &&
    !pointsElsewhere(link, { ...link, ...decision }) &&
    link.candidates.join() === decision.candidates.join()
  );
}
