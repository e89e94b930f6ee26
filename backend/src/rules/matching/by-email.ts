import type { OptionalRule, OrgPerson } from '../../domain/index.ts';
import { ambiguous, NOBODY, toPerson, type Decision } from './decision.ts';

const CONTACT_CONFIDENCE = 95;
const LEAD_CONFIDENCE = 90;

/** Whether a rule in use looks at this person. */
export function mayMatch({ object }: OrgPerson, rules: readonly OptionalRule[]): boolean {
  return rules.includes(object === 'Contact' ? 'contact_email' : 'lead_email');
}

/**
 * By the people who share the member's address: a Contact before a Lead, a converted Lead for the
 * Contact it became.
 * @param contacts those that converted Leads became, by record id
 */
export function byEmail(
  people: readonly OrgPerson[],
  contacts: ReadonlyMap<string, OrgPerson>
): Decision {
  const sameAddress = people.filter((person) => person.object === 'Contact');
  const leads = people.filter((person) => person.object === 'Lead');
  if (sameAddress.length > 0) return byContacts(sameAddress);
  const heirs = new Set(leads.flatMap((lead) => lead.convertedContactId ?? []));
  if (heirs.size > 0) return byConvertedLeads(leads, [...heirs], contacts);
  return byLeads(leads.filter((lead) => !lead.isConverted));
}

function byContacts(contacts: readonly OrgPerson[]): Decision {
  const [contact] = contacts;
  if (!contact) return NOBODY;
  if (contacts.length > 1) return severalPeople('Contacts', contacts);
  return toPerson(contact, {
    rule: 'contact_email',
    evidence: `E-mail equals that of Contact ${contact.name}`,
    confidence: CONTACT_CONFIDENCE
  });
}

function byConvertedLeads(
  leads: readonly OrgPerson[],
  heirs: readonly string[],
  contacts: ReadonlyMap<string, OrgPerson>
): Decision {
  const [contactId] = heirs;
  const lead = leads.find((one) => one.convertedContactId === contactId);
  if (!contactId || !lead) return NOBODY;
  if (heirs.length > 1) {
    return ambiguous(`E-mail equals that of Leads converted to ${heirs.length} Contacts`, heirs);
  }
  return {
    ...NOBODY,
    contactId,
    accountId: contacts.get(contactId)?.accountId ?? null,
    rule: 'lead_email',
    evidence: `E-mail equals that of Lead ${lead.name}, which was converted to this Contact`,
    confidence: LEAD_CONFIDENCE
  };
}

function byLeads(leads: readonly OrgPerson[]): Decision {
  const [lead] = leads;
  if (!lead) return NOBODY;
  if (leads.length > 1) return severalPeople('Leads', leads);
  return toPerson(lead, {
    rule: 'lead_email',
    evidence: `E-mail equals that of Lead ${lead.name}`,
    confidence: LEAD_CONFIDENCE
  });
}

function severalPeople(plural: string, people: readonly OrgPerson[]): Decision {
  return ambiguous(
    `E-mail equals that of ${people.length} ${plural}`,
    people.map((person) => person.recordId)
  );
}
